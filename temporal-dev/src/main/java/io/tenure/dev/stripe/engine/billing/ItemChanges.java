package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;
import static io.tenure.dev.stripe.engine.StripeError.notDone;

import io.tenure.dev.stripe.engine.billing.Invoices.Bill;
import io.tenure.dev.stripe.engine.billing.Lines.ItemChange;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Other quantities or prices within a period (rules 26, 27, 59). */
final class ItemChanges {
    private final World world;
    private final Collection collection;
    private final Renewal renewal;

    ItemChanges(World world, Collection collection, Renewal renewal) {
        this.world = world;
        this.collection = collection;
        this.renewal = renewal;
    }

    /** The changes that {@code items} asks for, without those that change nothing. */
    List<ItemChange> read(ObjectNode subscription, Params params) {
        return params.list("items").stream()
                .map(item -> read(subscription, item, params.path("items")))
                .filter(change -> !change.changesNothing())
                .toList();
    }

    private ItemChange read(ObjectNode subscription, Params params, String param) {
        String id = params.text("id").orElseThrow(() -> notDone("adding an item to a subscription"));
        ObjectNode item = Subscriptions.items(subscription).stream()
                .filter(node -> Nodes.is(node, "id", id))
                .findFirst()
                .orElseThrow(() -> invalid("resource_missing", "No such subscription item: '" + id + "'", param));
        ObjectNode price = params.text("price")
                .map(priceId ->
                        world.require("price", priceId, params.path("price")).deepCopy())
                .orElseGet(() -> Nodes.part(item, "price"));
        if (!Periods.Length.of(price).equals(Periods.Length.of(item.path("price")))) {
            throw notDone("a change to a price of another interval");
        }
        return new ItemChange(item, price, params.number("quantity").orElse(Nodes.number(item, "quantity")));
    }

    /** Makes the changes, and bills them as asked. */
    void make(ObjectNode subscription, List<ItemChange> changes, Terms terms) {
        boolean prorates = !terms.proration().equals("none") && !Nodes.is(subscription, "status", "trialing");
        List<ObjectNode> lines = prorates ? prorations(subscription, changes, terms) : List.of();
        if (lines.isEmpty() || terms.proration().equals("create_prorations")) {
            world.change(subscription, Subscriptions.UPDATED, node -> apply(node, changes));
            renewal.addWaiting(subscription, lines);
            return;
        }
        Pause.refuseInvoiceAtOnce(subscription);
        if (terms.payment().equals("pending_if_incomplete")) {
            billFirst(subscription, changes, lines);
        } else {
            billAfter(subscription, changes, new Priced(lines, terms.payment()));
        }
    }

    private List<ObjectNode> prorations(ObjectNode subscription, List<ItemChange> changes, Terms terms) {
        long start = Subscriptions.periodStart(subscription);
        long end = Subscriptions.periodEnd(subscription);
        if (terms.date() < start || terms.date() >= end) {
            String message = "The proration date must be within the current billing period.";
            throw invalid(null, message, "proration_date");
        }
        Proration.Span span = new Proration.Span(start, end, terms.date());
        return changes.stream()
                .flatMap(change -> renewal.lines().proration(change, span).stream())
                .toList();
    }

    /** Nothing changes before the invoice is paid. */
    private void billFirst(ObjectNode subscription, List<ItemChange> changes, List<ObjectNode> lines) {
        PendingUpdates pending = collection.standing().pendingUpdates();
        pending.invoiceOf(subscription).ifPresent(collection::voidInvoice);
        ObjectNode invoice = collection.invoices().draft(subscription, bill(subscription, lines));
        world.put(subscription);
        pending.promise(subscription, invoice, changes);
        collection.openAndCollect(invoice);
        pending.show(subscription);
    }

    /** The change stands, paid or not. */
    private void billAfter(ObjectNode subscription, List<ItemChange> changes, Priced priced) {
        if (priced.payment().equals("error_if_incomplete")) {
            refuseUnlessPaid(subscription, priced.lines());
        }
        world.change(subscription, Subscriptions.UPDATED, node -> {
            apply(node, changes);
            collection.invoices().draft(node, bill(node, priced.lines()));
        });
        ObjectNode invoice = world.get(Nodes.text(subscription, "latest_invoice"));
        if (priced.payment().equals("default_incomplete")) {
            collection.open(invoice);
        } else {
            collection.openAndCollect(invoice);
        }
    }

    private void refuseUnlessPaid(ObjectNode subscription, List<ObjectNode> lines) {
        ObjectNode method = collection.payingMethodOf(subscription);
        boolean costs =
                lines.stream().mapToLong(line -> Nodes.number(line, "amount")).sum() > 0;
        if (costs && method != null) {
            Signup.refuseUnlessPaid(collection.intents().foresee(method));
        }
    }

    private Bill bill(ObjectNode subscription, List<ObjectNode> lines) {
        List<ObjectNode> all = new ArrayList<>(renewal.takeWaiting(subscription));
        all.addAll(lines);
        return new Bill("subscription_update", all, Subscriptions.periodStart(subscription), world.now());
    }

    private static void apply(ObjectNode subscription, List<ItemChange> changes) {
        PendingUpdates.replaceItems(
                subscription, changes.stream().map(PendingUpdates::applied).toList());
    }

    /** How a change is billed: {@code proration_behavior}, {@code payment_behavior}, and from when, in seconds. */
    record Terms(String proration, String payment, long date) {}

    private record Priced(List<ObjectNode> lines, String payment) {}
}
