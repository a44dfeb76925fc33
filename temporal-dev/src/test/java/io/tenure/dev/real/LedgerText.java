package io.tenure.dev.real;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.tenure.dev.real.Killer.Kill;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A ledger as a page for people. */
final class LedgerText {

    /** The operation that each kind of a caller's request is; those of seats are none. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "create", "create-subscription",
            "raise", "change-seats",
            "lower", "change-seats",
            "pay", "change-payment-method",
            "card", "change-payment-method",
            "cancel", "cancel",
            "end", "cancel",
            "undo", "undo-cancellation");

    private final Ledger ledger;
    private final Page page = new Page();

    private LedgerText(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param head what run it was, line by line */
    static String of(List<String> head, List<Kill> kills, Ledger ledger) {
        LedgerText text = new LedgerText(ledger);
        text.page.add("# Kills while money moves\n\n");
        head.forEach(line -> text.page.add("- " + line + "\n"));
        KillsText.add(kills, text.page);
        text.page.add("\n## Both sides\n\n");
        text.page.head("counted", "at Stripe", "in Tenure", "as callers were told");
        text.subscriptions();
        text.money();
        text.requests();
        return text.page.toString();
    }

    /** Operations of that status, by kind. */
    static Map<String, Long> operations(Ledger ledger, String status) {
        return ledger.tenure().operations().stream()
                .filter(operation -> operation.status().equals(status))
                .collect(groupingBy(InTenure.Operation::kind, TreeMap::new, counting()));
    }

    /** Requests that are operations, by the operation's kind. */
    static Map<String, Long> operations(Map<String, Integer> requests) {
        Map<String, Long> sum = new TreeMap<>();
        requests.forEach((kind, count) -> {
            if (OPERATIONS.containsKey(kind)) {
                sum.merge(OPERATIONS.get(kind), count.longValue(), Long::sum);
            }
        });
        return sum;
    }

    private void subscriptions() {
        List<InTenure.Subscription> rows = ledger.tenure().subscriptions();
        List<JsonNode> there = ledger.stripe().subscriptions();
        List<Sold> sold = ledger.told().sold();
        page.line(
                "organizations with a customer",
                ledger.stripe().customers().size(),
                "",
                ledger.told().organizations());
        page.line("subscriptions", there.size(), rows.size(), sold.size());
        long living = there.stream()
                .filter(subscription -> !AtStripe.text(subscription, "status").equals("canceled"))
                .count();
        page.line(
                "subscriptions that live",
                living,
                rows.stream().filter(InTenure.Subscription::isLive).count(),
                "");
        page.line(
                "seats sold, of all",
                there.stream().mapToLong(StripeBooks::quantity).sum(),
                rows.stream().mapToInt(InTenure.Subscription::quantity).sum(),
                sold.stream().mapToInt(one -> one.seats).sum());
        int seated = sold.stream().mapToInt(one -> one.seated.size()).sum();
        page.line("people with a seat", "", ledger.tenure().seats().size(), seated);
        page.line("changes of standing", "", ledger.tenure().changes().size(), "");
    }

    private void money() {
        List<JsonNode> paid = ledger.stripe().paidInvoices();
        List<JsonNode> charges = ledger.stripe().charges();
        long raises =
                ledger.stripe().invoices().stream().filter(AtStripe::isOfARaise).count();
        long periods =
                paid.stream().filter(invoice -> !AtStripe.isOfARaise(invoice)).count();
        int told = ledger.told().sold().stream().mapToInt(one -> one.raises).sum();
        page.line(
                "invoices that paid for a period",
                periods,
                ledger.tenure().paidInvoices().size(),
                "");
        page.line("invoices of raises", raises, "", told);
        page.line(
                "paid invoices of more than nothing",
                Ledger.amounts(paid, "amount_paid").size(),
                "",
                "");
        page.line("charges that succeeded", charges.size(), "", "");
        page.line("paid invoices say, in cents", sum(paid, "amount_paid"), "", "");
        page.line("charged, in cents", sum(charges, "amount"), "", "");
    }

    private void requests() {
        page.line(
                "events",
                ledger.stripe().events().size(),
                ledger.tenure().events().size(),
                "");
        page.line(
                "operations that were done",
                "",
                operations(ledger, "DONE"),
                operations(ledger.told().done()));
        page.line(
                "operations that were refused",
                "",
                operations(ledger, "FAILED"),
                operations(ledger.told().refused()));
    }

    private static long sum(List<JsonNode> objects, String name) {
        return Ledger.amounts(objects, name).stream().mapToLong(Long::longValue).sum();
    }
}
