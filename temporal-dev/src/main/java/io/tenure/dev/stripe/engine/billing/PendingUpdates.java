package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.billing.Lines.ItemChange;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes that wait for their invoice to be paid (rules 26, 59), for 23 hours and until the period's end at most. */
final class PendingUpdates {
    static final long PATIENCE = Duration.ofHours(23).toSeconds();
    private static final String SHOWN = "pending_update";

    private final World world;

    PendingUpdates(World world) {
        this.world = world;
    }

    /** Remembers what the payment of an invoice will change. */
    void promise(ObjectNode subscription, ObjectNode invoice, List<ItemChange> changes) {
        world.hide(Nodes.text(subscription, "id"), facts -> {
            ObjectNode pending = facts.putObject(Subscriptions.PENDING).put("invoice", Nodes.text(invoice, "id"));
            ArrayNode items = pending.putArray("items");
            changes.forEach(change -> items.add(applied(change)));
        });
    }

    /** Shows on the subscription what still waits; nothing when it was paid at once. */
    void show(ObjectNode subscription) {
        JsonNode pending = pending(subscription);
        if (pending.isObject()) {
            world.change(subscription, Subscriptions.UPDATED, node -> {
                ObjectNode shown = node.putObject(SHOWN).putNull("billing_cycle_anchor");
                shown.put("expires_at", Math.min(world.now() + PATIENCE, Subscriptions.periodEnd(node)));
                shown.putNull("discounts")
                        .putNull("metadata")
                        .putNull("trial_end")
                        .putNull("trial_from_plan");
                shown.set("subscription_items", pending.path("items").deepCopy());
            });
        }
    }

    /** The open invoice that a change waits for. */
    Optional<ObjectNode> invoiceOf(ObjectNode subscription) {
        return world.find(Invoices.TYPE, Nodes.reference(pending(subscription), "invoice"))
                .filter(invoice -> Nodes.is(invoice, "status", "open"));
    }

    boolean isPaidBy(ObjectNode subscription, ObjectNode invoice) {
        return Nodes.is(pending(subscription), "invoice", Nodes.text(invoice, "id"));
    }

    /** Applies when the invoice was paid, forgets when it was closed. */
    void afterInvoice(ObjectNode subscription, ObjectNode invoice) {
        switch (Nodes.text(invoice, "status")) {
            case "paid" -> apply(subscription);
            case "void", "uncollectible" -> forget(subscription);
            default -> {}
        }
    }

    /** An item as it will be. */
    static ObjectNode applied(ItemChange change) {
        ObjectNode item = change.item().deepCopy();
        item.set("price", change.price().deepCopy());
        item.set("plan", Plans.of(change.price()));
        return item.put("quantity", change.quantity());
    }

    /** Puts changed items in the place of those with the same id; periods stay. */
    static void replaceItems(ObjectNode subscription, List<ObjectNode> changed) {
        List<ObjectNode> items = Subscriptions.items(subscription).stream()
                .map(item -> changed.stream()
                        .filter(other -> Nodes.is(other, "id", Nodes.text(item, "id")))
                        .findFirst()
                        .map(other -> withPeriodOf(item, other.deepCopy()))
                        .orElse(item))
                .toList();
        Nodes.setData(subscription, "items", items);
    }

    private static ObjectNode withPeriodOf(ObjectNode item, ObjectNode changed) {
        for (String key : List.of("current_period_start", "current_period_end")) {
            changed.put(key, Nodes.number(item, key));
        }
        return changed;
    }

    private void apply(ObjectNode subscription) {
        List<ObjectNode> items = pending(subscription)
                .path("items")
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
        boolean waited = Nodes.isSet(subscription, SHOWN);
        drop(subscription);
        world.change(subscription, Subscriptions.UPDATED, node -> {
            replaceItems(node, items);
            node.putNull(SHOWN);
        });
        if (waited) {
            world.emit("customer.subscription.pending_update_applied", subscription);
        }
    }

    private void forget(ObjectNode subscription) {
        drop(subscription);
        world.change(subscription, Subscriptions.UPDATED, node -> node.putNull(SHOWN));
        world.emit("customer.subscription.pending_update_expired", subscription);
    }

    private void drop(ObjectNode subscription) {
        world.hide(Nodes.text(subscription, "id"), facts -> facts.remove(Subscriptions.PENDING));
    }

    private JsonNode pending(ObjectNode subscription) {
        return world.hidden(Nodes.text(subscription, "id")).path(Subscriptions.PENDING);
    }
}
