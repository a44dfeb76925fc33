package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an invoice's new state means for its subscription. */
final class Standing {
    private final World world;
    private final Subscriptions subscriptions;
    private final PendingUpdates pendingUpdates;
    private final Resumption resumption;

    Standing(World world) {
        this.world = world;
        this.subscriptions = new Subscriptions(world);
        this.pendingUpdates = new PendingUpdates(world);
        this.resumption = new Resumption(world);
    }

    PendingUpdates pendingUpdates() {
        return pendingUpdates;
    }

    Resumption resumption() {
        return resumption;
    }

    /** To be called after each attempt and each end of an invoice. */
    void afterInvoice(ObjectNode invoice) {
        subscriptions.ofInvoice(invoice).ifPresent(subscription -> follow(subscription, invoice));
    }

    /** The method that has paid becomes the subscription's, where {@code save_default_payment_method} says so. */
    void saveDefault(ObjectNode invoice, String method) {
        subscriptions
                .ofInvoice(invoice)
                .filter(subscription -> Nodes.is(
                        subscription.path("payment_settings"), "save_default_payment_method", "on_subscription"))
                .ifPresent(subscription -> world.change(
                        subscription, Subscriptions.UPDATED, node -> node.put("default_payment_method", method)));
    }

    /** Stripe has given up: the subscription stays behind, or becomes unpaid where the account wants it so (rules 13, 61). */
    void afterLastRetry(ObjectNode invoice) {
        if (RetriesEnd.of(world) == RetriesEnd.UNPAID) {
            subscriptions
                    .ofInvoice(invoice)
                    .filter(subscription -> isAlready(subscription, "past_due"))
                    .ifPresent(subscription ->
                            world.change(subscription, Subscriptions.UPDATED, node -> move(node, "unpaid")));
        }
    }

    private void follow(ObjectNode subscription, ObjectNode invoice) {
        if (pendingUpdates.isPaidBy(subscription, invoice)) {
            pendingUpdates.afterInvoice(subscription, invoice);
        }
        if (resumption.isPaidBy(subscription, invoice)) {
            resumption.afterInvoice(subscription, invoice);
        }
        String next = StandingRule.next(Nodes.text(subscription, "status"), subscriptions.latest(subscription));
        world.change(subscription, Subscriptions.UPDATED, node -> move(node, next));
    }

    private void move(ObjectNode subscription, String status) {
        if (status.equals("incomplete_expired") && !isAlready(subscription, status)) {
            subscription.put("ended_at", world.now());
        }
        subscription.put("status", status);
    }

    private static boolean isAlready(JsonNode subscription, String status) {
        return Nodes.is(subscription, "status", status);
    }
}
