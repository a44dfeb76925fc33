package io.tenure.dev.stripe.engine.clock;

import io.tenure.dev.stripe.engine.billing.Calendar;
import io.tenure.dev.stripe.engine.billing.Due;
import io.tenure.dev.stripe.engine.billing.Subscriptions;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Plays what falls due on one clock, or in real time, in the order of time. */
public final class Agenda {
    private final World world;
    private final Calendar calendar;

    public Agenda(World world, Calendar calendar) {
        this.world = world;
        this.calendar = calendar;
    }

    /** Everything until a time in seconds, what it brings about included; each thing in its own moment. */
    public void play(@Nullable String clock, long until) {
        Optional<Due> due = next(clock, until);
        while (due.isPresent()) {
            world.time().at(clock, due.get().at(), due.get().work());
            world.events().flush();
            due = next(clock, until);
        }
    }

    private Optional<Due> next(@Nullable String clock, long until) {
        Stream<Due> ofSubscriptions = world.all(Subscriptions.TYPE, node -> isOn(node, clock))
                .flatMap(node -> calendar.ofSubscription(node).stream());
        Stream<Due> ofInvoices = world.all("invoice", node -> isOn(node, clock)).flatMap(calendar::ofInvoice);
        return Stream.concat(ofSubscriptions, ofInvoices)
                .filter(due -> due.at() <= until)
                .min(Comparator.comparingLong(Due::at));
    }

    private static boolean isOn(ObjectNode node, @Nullable String clock) {
        return Nodes.is(node, "test_clock", clock == null ? "" : clock);
    }
}
