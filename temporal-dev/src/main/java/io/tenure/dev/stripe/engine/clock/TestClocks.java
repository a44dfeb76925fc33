package io.tenure.dev.stripe.engine.clock;

import static io.tenure.dev.stripe.engine.StripeError.invalid;
import static io.tenure.dev.stripe.engine.StripeError.missingParameter;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.billing.Periods;
import io.tenure.dev.stripe.engine.billing.Periods.Length;
import io.tenure.dev.stripe.engine.billing.Subscriptions;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Test clocks: {@code advancing} until {@link #run}, then {@code ready}; two intervals at most (rule 67). */
public final class TestClocks {
    private static final String TYPE = "test_helpers.test_clock";
    private static final Length WITHOUT_SUBSCRIPTION = new Length(ChronoUnit.YEARS, 1);
    private static final long KEPT = Duration.ofDays(30).toSeconds();

    private final World world;
    private final Agenda agenda;

    public TestClocks(World world, Agenda agenda) {
        this.world = world;
        this.agenda = agenda;
    }

    public void declare(Calls calls) {
        String one = "/v1/test_helpers/test_clocks/{id}";
        calls.add("POST /v1/test_helpers/test_clocks", this::create, "frozen_time", "name");
        calls.add(
                "GET /v1/test_helpers/test_clocks",
                call -> new Reply.Page(world.all(TYPE, clock -> true).toList()));
        calls.add("GET " + one, call -> new Reply.Ok(clock(call)));
        calls.add("DELETE " + one, this::delete);
        calls.add("POST " + one + "/advance", this::advance, "frozen_time");
    }

    /** Does the work of a clock that is advancing; nothing for any other. */
    public void run(String id) {
        world.find(TYPE, id)
                .filter(clock -> Nodes.is(clock, "status", "advancing"))
                .ifPresent(clock -> {
                    long target = Nodes.number(clock.path("status_details").path("advancing"), "target_frozen_time");
                    agenda.play(id, target);
                    world.quietly(clock, node -> {
                        node.put("status", "ready").put("frozen_time", target);
                        node.putObject("status_details");
                    });
                    world.emit(TYPE + ".ready", clock);
                    world.events().flush();
                });
    }

    private Reply create(Call call) {
        Params params = Params.of(call.params());
        ObjectNode clock = world.make(TYPE, "clock");
        clock.put("frozen_time", time(params)).put("deletes_after", world.now() + KEPT);
        params.copyTexts(clock, "name");
        return new Reply.Ok(world.add(clock, TYPE + ".created"));
    }

    private Reply advance(Call call) {
        ObjectNode clock = clock(call);
        long target = time(Params.of(call.params()));
        refuse(clock, target);
        world.quietly(clock, node -> {
            node.put("status", "advancing");
            node.putObject("status_details").putObject("advancing").put("target_frozen_time", target);
        });
        world.emit(TYPE + ".advancing", clock);
        return new Reply.Ok(clock);
    }

    private void refuse(ObjectNode clock, long target) {
        long frozen = Nodes.number(clock, "frozen_time");
        if (!Nodes.is(clock, "status", "ready")) {
            throw invalid(null, "Test clock advancement underway - cannot perform modifications.", null);
        }
        if (target <= frozen) {
            throw invalid(null, "The frozen time must be after the clock's current frozen time.", "frozen_time");
        }
        if (target > Periods.boundary(frozen, shortest(Nodes.text(clock, "id")), 2)) {
            String message = "You can only advance a test clock by two intervals of its shortest subscription.";
            throw invalid(null, message, "frozen_time");
        }
    }

    private Length shortest(String clock) {
        return world.all(Subscriptions.TYPE, node -> Nodes.is(node, "test_clock", clock))
                .filter(node -> !Subscriptions.hasEnded(node))
                .map(Subscriptions::length)
                .min(Comparator.comparingLong(Length::estimatedSeconds))
                .orElse(WITHOUT_SUBSCRIPTION);
    }

    /** Takes what lives on the clock with it. */
    private Reply delete(Call call) {
        ObjectNode clock = clock(call);
        String id = Nodes.text(clock, "id");
        for (String type : List.of("customer", Subscriptions.TYPE, "invoice")) {
            world.all(type, node -> Nodes.is(node, "test_clock", id))
                    .toList()
                    .forEach(node -> world.remove(Nodes.text(node, "id")));
        }
        world.emit(TYPE + ".deleted", clock);
        world.remove(id);
        return new Reply.Ok(clock.objectNode().put("id", id).put("object", TYPE).put("deleted", true));
    }

    private static long time(Params params) {
        return params.number("frozen_time").orElseThrow(() -> missingParameter("frozen_time"));
    }

    private ObjectNode clock(Call call) {
        return world.require(TYPE, call.path().getOrDefault("id", ""), "test_clock");
    }
}
