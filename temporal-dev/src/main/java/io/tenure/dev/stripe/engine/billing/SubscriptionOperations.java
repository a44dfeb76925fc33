package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.Collection.Attempt;
import io.tenure.dev.stripe.engine.billing.Invoices.Bill;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.node.ObjectNode;

/** The calls on subscriptions. */
final class SubscriptionOperations {
    private static final String TYPE = Subscriptions.TYPE;

    private final World world;
    private final Billing billing;

    SubscriptionOperations(World world, Billing billing) {
        this.world = world;
        this.billing = billing;
    }

    void declare(Calls calls) {
        calls.add(
                "POST /v1/subscriptions",
                call -> new Reply.Ok(billing.signup().begin(Params.of(call.params()), false)),
                SubscriptionParameters.CREATE);
        calls.add("GET /v1/subscriptions/{id}", call -> new Reply.Ok(subscription(call)));
        calls.add("POST /v1/subscriptions/{id}", this::update, SubscriptionParameters.UPDATE);
        calls.add("DELETE /v1/subscriptions/{id}", this::cancel, SubscriptionParameters.CANCEL);
        calls.add("POST /v1/subscriptions/{id}/resume", this::resume, "billing_cycle_anchor", "proration_behavior");
        calls.add("GET /v1/subscriptions", this::list, SubscriptionParameters.LIST);
    }

    private Reply update(Call call) {
        ObjectNode subscription = subscription(call);
        billing.updates().update(subscription, Params.of(call.params()));
        return new Reply.Ok(subscription);
    }

    private Reply cancel(Call call) {
        ObjectNode subscription = subscription(call);
        if (Subscriptions.hasEnded(subscription)) {
            throw StripeError.missing(TYPE, id(call), "id");
        }
        Params params = Params.of(call.params());
        params.only("invoice_now", "false");
        params.only("prorate", "false");
        world.quietly(subscription, node -> {
            Cancellation.describe(node, params);
            Nodes.part(node, "cancellation_details").put("reason", "cancellation_requested");
        });
        billing.cancellation().end(subscription);
        return new Reply.Ok(subscription);
    }

    /** Rule 15: bills a new period from now; active once that is paid. */
    private Reply resume(Call call) {
        ObjectNode subscription = subscription(call);
        Params params = Params.of(call.params());
        params.only("billing_cycle_anchor", "now");
        if (!Nodes.is(subscription, "status", "paused")) {
            String message = "The subscription is not paused, so it cannot be resumed.";
            throw StripeError.invalid(null, message, null);
        }
        Collection collection = billing.collection();
        long now = world.now();
        long end = Periods.next(now, Subscriptions.length(subscription), now);
        world.change(subscription, Subscriptions.UPDATED, node -> {
            Bill bill =
                    new Bill("subscription_update", billing.renewal().lines().period(node, now, end), now, now);
            collection.standing().resumption().begin(node, collection.invoices().draft(node, bill));
        });
        ObjectNode invoice = world.get(Nodes.text(subscription, "latest_invoice"));
        collection.open(invoice);
        if (Nodes.is(invoice, "status", "open")) {
            collection.collect(invoice, Attempt.onRequest(null));
        }
        return new Reply.Ok(subscription);
    }

    private Reply list(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all(TYPE, node -> params.matches("customer", node))
                .filter(node -> hasStatus(node, params.text("status").orElse("")))
                .filter(node ->
                        params.text("price").map(price -> hasPrice(node, price)).orElse(true))
                .filter(node -> params.covers("created", Nodes.number(node, "created")))
                .filter(node -> params.matches("test_clock", node))
                .filter(node -> params.has("customer") || params.has("test_clock") || !Nodes.isSet(node, "test_clock"))
                .toList());
    }

    /** Without a status everything that is not canceled; {@code ended} and {@code all} as Stripe has them. */
    private static boolean hasStatus(ObjectNode subscription, String status) {
        return switch (status) {
            case "" -> !Nodes.is(subscription, "status", "canceled");
            case "all" -> true;
            case "ended" -> Subscriptions.hasEnded(subscription);
            default -> Nodes.is(subscription, "status", status);
        };
    }

    private static boolean hasPrice(ObjectNode subscription, String price) {
        return Subscriptions.items(subscription).stream().anyMatch(item -> Nodes.is(item.path("price"), "id", price));
    }

    private ObjectNode subscription(Call call) {
        return world.require(TYPE, id(call), "id");
    }

    private static String id(Call call) {
        return call.path().getOrDefault("id", "");
    }
}
