package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Ends of subscriptions: at once, at a time, or because the first payment never came. */
final class Cancellation {
    private final World world;
    private final Collection collection;

    Cancellation(World world, Collection collection) {
        this.world = world;
        this.collection = collection;
    }

    /** Ends now; the first payment's invoice of an incomplete one is voided, which expires it (rule 11). */
    void end(ObjectNode subscription) {
        if (Nodes.is(subscription, "status", "incomplete")) {
            collection.voidInvoice(world.get(Nodes.text(subscription, "latest_invoice")));
            return;
        }
        collection.standing().pendingUpdates().invoiceOf(subscription).ifPresent(collection::voidInvoice);
        world.quietly(subscription, node -> {
            node.put("status", "canceled").put("ended_at", world.now());
            if (!Nodes.isSet(node, "canceled_at")) {
                node.put("canceled_at", world.now());
            }
        });
        world.emit("customer.subscription.deleted", subscription);
        new Schedules(world).endWith(subscription);
        stopCollecting(subscription);
    }

    /** Says who wanted the end (rule 20). */
    static void describe(ObjectNode subscription, Params params) {
        params.at("cancellation_details")
                .copyTexts(Nodes.part(subscription, "cancellation_details"), "comment", "feedback");
    }

    /** Rule 19: all the customer's open invoices, other subscriptions' too, and this one's drafts. */
    private void stopCollecting(ObjectNode subscription) {
        String customer = Nodes.text(subscription, "customer");
        String id = Nodes.text(subscription, "id");
        List<ObjectNode> stopped = world.all(Invoices.TYPE, invoice -> Nodes.is(invoice, "customer", customer))
                .filter(invoice -> Nodes.is(invoice, "status", "open")
                        || Nodes.is(invoice, "status", "draft")
                                && Subscriptions.idOf(invoice).equals(id))
                .toList();
        stopped.reversed()
                .forEach(invoice -> world.change(
                        invoice,
                        "invoice.updated",
                        node -> node.put("auto_advance", false).putNull("next_payment_attempt")));
    }
}
