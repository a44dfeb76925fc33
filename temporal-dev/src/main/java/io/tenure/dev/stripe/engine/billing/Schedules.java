package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schedules that hold a subscription as it is (rule 60): begun from one, and released by a call; their phases change nothing. */
final class Schedules {
    private static final String TYPE = "subscription_schedule";
    private static final String SCHEDULE = "schedule";

    private final World world;

    Schedules(World world) {
        this.world = world;
    }

    void declare(Calls calls) {
        calls.add("POST /v1/subscription_schedules", this::create, "from_subscription");
        calls.add("GET /v1/subscription_schedules/{id}", call -> new Reply.Ok(schedule(call)));
        calls.add("POST /v1/subscription_schedules/{id}/release", this::release);
    }

    /** While a schedule is attached, only the schedule may end its subscription. */
    static void refuseCancellationChanges(ObjectNode subscription, Params params) {
        boolean changes = params.has("cancel_at_period_end") || params.has("cancel_at");
        if (changes && Nodes.isSet(subscription, SCHEDULE)) {
            String message = "The subscription is managed by the subscription schedule `"
                    + Nodes.text(subscription, SCHEDULE) + "`, and updating any cancelation behavior directly is not"
                    + " allowed. Please update the schedule instead.";
            throw invalid(null, message, null);
        }
    }

    /** The schedule of a subscription that has ended ends with it. */
    void endWith(ObjectNode subscription) {
        world.find(TYPE, Nodes.reference(subscription, SCHEDULE))
                .ifPresent(schedule -> world.change(
                        schedule,
                        "subscription_schedule.canceled",
                        node -> node.put("status", "canceled").put("canceled_at", world.now())));
    }

    private Reply create(Call call) {
        Params params = Params.of(call.params());
        ObjectNode subscription =
                world.require(Subscriptions.TYPE, params.required("from_subscription"), "from_subscription");
        if (Nodes.isSet(subscription, SCHEDULE) || Subscriptions.hasEnded(subscription)) {
            String message = "You cannot migrate a subscription that is already attached to a schedule or has ended.";
            throw invalid(null, message, "from_subscription");
        }
        ObjectNode schedule = world.make(TYPE, "sub_sched");
        describe(schedule, subscription);
        world.add(schedule, "subscription_schedule.created");
        world.change(subscription, Subscriptions.UPDATED, node -> node.put(SCHEDULE, Nodes.text(schedule, "id")));
        return new Reply.Ok(schedule);
    }

    private static void describe(ObjectNode schedule, ObjectNode subscription) {
        schedule.put("customer", Nodes.text(subscription, "customer"));
        schedule.put("subscription", Nodes.text(subscription, "id"));
        Nodes.set(schedule, "test_clock", Nodes.reference(subscription, "test_clock"));
        schedule.set("billing_mode", subscription.path("billing_mode").deepCopy());
        ObjectNode span = Nodes.empty()
                .put("start_date", Subscriptions.periodStart(subscription))
                .put("end_date", Subscriptions.periodEnd(subscription));
        schedule.set("current_phase", span.deepCopy());
        ObjectNode phase = schedule.putArray("phases").addObject();
        phase.setAll(span);
        phase.put("currency", Nodes.text(subscription, "currency")).put("proration_behavior", "create_prorations");
        phase.putArray("add_invoice_items");
        phase.putArray("discounts");
        ArrayNode items = phase.putArray("items");
        for (ObjectNode item : Subscriptions.items(subscription)) {
            items.addObject()
                    .put("price", Nodes.text(item.path("price"), "id"))
                    .put("quantity", Nodes.number(item, "quantity"))
                    .putArray("discounts");
        }
    }

    private Reply release(Call call) {
        ObjectNode schedule = schedule(call);
        if (!List.of("active", "not_started").contains(Nodes.text(schedule, "status"))) {
            String message = "You cannot release a subscription schedule that is currently in the `"
                    + Nodes.text(schedule, "status") + "` status.";
            throw invalid(null, message, null);
        }
        ObjectNode subscription = world.get(Nodes.text(schedule, "subscription"));
        world.change(schedule, "subscription_schedule.released", node -> {
            node.put("status", "released").put("released_at", world.now()).putNull("current_phase");
            node.put("released_subscription", Nodes.text(subscription, "id")).putNull("subscription");
        });
        world.change(subscription, Subscriptions.UPDATED, node -> node.putNull(SCHEDULE));
        return new Reply.Ok(schedule);
    }

    private ObjectNode schedule(Call call) {
        return world.require(TYPE, call.path().getOrDefault("id", ""), SCHEDULE);
    }
}
