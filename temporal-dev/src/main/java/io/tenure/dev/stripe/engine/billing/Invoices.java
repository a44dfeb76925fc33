package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Minimum;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An invoice from draft to open, and its two ends: paid and void. Knows nothing of what follows for the subscription. */
final class Invoices {
    static final String TYPE = "invoice";
    static final long DRAFT_FOR = Duration.ofHours(1).toSeconds();
    private static final String LINES = "lines";
    private static final int SHOWN_LINES = 10;
    private static final String CYCLE = "subscription_cycle";

    private final World world;
    private final PaymentIntents intents;

    Invoices(World world, PaymentIntents intents) {
        this.world = world;
        this.intents = intents;
    }

    /**
     * Drafts the invoice of a subscription and makes it the latest; the subscription is not stored here. That of an unpaid one, and one whose
     * collection is paused, stays a draft until somebody opens it (rules 13 and 14).
     */
    ObjectNode draft(ObjectNode subscription, Bill bill) {
        ObjectNode invoice = world.make(TYPE, "in");
        String id = Nodes.text(invoice, "id");
        describeCustomer(invoice, world.get(Nodes.text(subscription, "customer")));
        invoice.put("billing_reason", bill.reason()).put("currency", Nodes.text(subscription, "currency"));
        invoice.put("period_start", bill.periodStart()).put("period_end", bill.periodEnd());
        Nodes.set(invoice, "test_clock", Nodes.reference(subscription, "test_clock"));
        Nodes.part(invoice.path("parent"), "subscription_details")
                .put("subscription", Nodes.text(subscription, "id"))
                .set("metadata", subscription.path("metadata").deepCopy());
        bill.lines().forEach(line -> line.put("invoice", id));
        setLines(invoice, bill.lines());
        total(invoice, bill.total());
        if (Nodes.is(subscription, "status", "unpaid") || Pause.isOf(subscription)) {
            invoice.put("auto_advance", false);
        } else if (bill.isCycle()) {
            invoice.put("automatically_finalizes_at", world.now() + DRAFT_FOR);
            invoice.put("next_payment_attempt", world.now() + DRAFT_FOR);
        }
        subscription.put("latest_invoice", id);
        return world.add(invoice, "invoice.created");
    }

    /** Every line, while an invoice shows its first ten. */
    List<ObjectNode> lines(ObjectNode invoice) {
        JsonNode more = world.hidden(Nodes.text(invoice, "id")).path(LINES);
        return more.isArray() ? more.valueStream().map(ObjectNode.class::cast).toList() : Nodes.data(invoice, LINES);
    }

    private void setLines(ObjectNode invoice, List<ObjectNode> lines) {
        String id = Nodes.text(invoice, "id");
        boolean more = lines.size() > SHOWN_LINES;
        Nodes.setData(invoice, LINES, more ? lines.subList(0, SHOWN_LINES) : lines);
        Nodes.part(invoice, LINES)
                .put("url", "/v1/invoices/" + id + "/lines")
                .put("has_more", more)
                .put("total_count", lines.size());
        if (more) {
            world.hide(id, facts -> facts.putArray(LINES).addAll(lines));
        }
    }

    /** Opens a draft: number, balance, due amount, intent. What needs no charge is paid at once (rule 23). */
    void open(ObjectNode invoice) {
        ObjectNode customer = world.get(Nodes.text(invoice, "customer"));
        long balance = Nodes.number(customer, "balance");
        long owed = Nodes.number(invoice, "total") + balance;
        boolean chargeable = owed > 0 && !Minimum.isBelow(owed, Nodes.text(invoice, "currency"));
        long sequence = Nodes.number(customer, "next_invoice_sequence");
        world.quietly(invoice, node -> {
            due(node, chargeable ? owed : 0);
            node.put("starting_balance", balance).put("ending_balance", chargeable ? 0 : owed);
            number(node, Nodes.text(customer, "invoice_prefix"), sequence);
        });
        world.emit("invoice.finalized", invoice);
        world.quietly(customer, node -> node.put("next_invoice_sequence", sequence + 1));
        world.change(customer, "customer.updated", node -> node.put("balance", chargeable ? 0 : owed));
        if (chargeable) {
            intents.open(invoice);
        } else {
            settle(invoice, "invoice.payment_succeeded");
        }
    }

    /** Marks as paid, and says so with {@code invoice.paid} and the other event, if there is one. */
    void settle(ObjectNode invoice, String... alsoTelling) {
        long due = Nodes.number(invoice, "amount_due");
        world.quietly(invoice, node -> {
            node.put("status", "paid").put("amount_paid", due).put("amount_remaining", 0);
            node.put("attempted", true).put("auto_advance", false).putNull("next_payment_attempt");
            Nodes.part(node, "status_transitions").put("paid_at", world.now());
        });
        world.emit("invoice.paid", invoice);
        List.of(alsoTelling).forEach(event -> world.emit(event, invoice));
    }

    /** Ends an invoice without money: {@code void} or {@code uncollectible}. */
    void close(ObjectNode invoice, String status, String event) {
        String transition = status.equals("void") ? "voided_at" : "marked_uncollectible_at";
        world.quietly(invoice, node -> {
            node.put("status", status).put("auto_advance", false).putNull("next_payment_attempt");
            Nodes.part(node, "status_transitions").put(transition, world.now());
        });
        world.emit(event, invoice);
        if (status.equals("void")) {
            intents.invoicePayments().intentOf(invoice).ifPresent(intents::cancel);
        }
    }

    private void number(ObjectNode invoice, String prefix, long sequence) {
        String page = world.page("/invoice/" + Nodes.text(invoice, "id"));
        invoice.put("status", "open").put("number", String.format(Locale.ROOT, "%s-%04d", prefix, sequence));
        invoice.put("effective_at", world.now()).putNull("automatically_finalizes_at");
        invoice.put("hosted_invoice_url", page)
                .put("invoice_pdf", page + "/pdf")
                .putNull("next_payment_attempt");
        Nodes.part(invoice, "status_transitions").put("finalized_at", world.now());
    }

    private static void describeCustomer(ObjectNode invoice, ObjectNode customer) {
        invoice.put("customer", Nodes.text(customer, "id"));
        for (String key : List.of("address", "email", "name", "phone")) {
            invoice.set("customer_" + key, customer.path(key).deepCopy());
        }
    }

    private static void total(ObjectNode invoice, long total) {
        for (String key : List.of("subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax")) {
            invoice.put(key, total);
        }
        due(invoice, Math.max(0, total));
    }

    private static void due(ObjectNode invoice, long amount) {
        invoice.put("amount_due", amount).put("amount_remaining", amount);
    }

    /** Why an invoice is written, for which lines, and the accrual window (rule 6). */
    record Bill(String reason, List<ObjectNode> lines, long periodStart, long periodEnd) {

        static Bill ofCycle(List<ObjectNode> lines, long periodStart, long periodEnd) {
            return new Bill(CYCLE, lines, periodStart, periodEnd);
        }

        /** An invoice that is not opened at once, but stays a draft for an hour (rule 7). */
        boolean isCycle() {
            return reason.equals(CYCLE);
        }

        long total() {
            return lines.stream()
                    .mapToLong(line -> Nodes.number(line, "amount"))
                    .sum();
        }
    }
}
