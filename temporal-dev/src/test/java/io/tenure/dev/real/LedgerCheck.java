package io.tenure.dev.real;

import static io.tenure.dev.real.AtStripe.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Nothing twice, nothing lost: what is wrong in a ledger, in words. */
final class LedgerCheck {

    private static final Map<String, String> STANDINGS =
            Map.of("active", "ACTIVE", "past_due", "SUSPENDED", "unpaid", "SUSPENDED", "canceled", "CANCELED");

    /** What may be refused, because the subscription may end between a caller's look and Stripe's. */
    private static final Set<String> REFUSALS =
            Set.of("subscription-not-active", "no-cancellation-pending", "provider-rejected");

    private final Ledger ledger;
    private final Findings findings = new Findings();

    private LedgerCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    static List<String> of(Ledger ledger) {
        LedgerCheck check = new LedgerCheck(ledger);
        check.subscriptions();
        check.money();
        check.seats();
        check.events();
        check.operations();
        check.timelines();
        return check.findings.all();
    }

    private void subscriptions() {
        List<String> atStripe = ledger.stripe().subscriptions().stream()
                .map(StripeBooks::tenureId)
                .toList();
        List<String> rows = ledger.tenure().subscriptions().stream()
                .map(InTenure.Subscription::id)
                .toList();
        List<String> told = ledger.told().sold().stream().map(sold -> sold.id).toList();
        findings.sameAll("subscriptions at Stripe and in Tenure", atStripe, rows);
        findings.sameAll("subscriptions in Tenure and as callers were told", rows, told);
        findings.expect(
                "an organization has two customers",
                ledger.stripe().customers().size() <= ledger.told().organizations());
        ledger.tenure().subscriptions().forEach(this::subscription);
    }

    private void subscription(InTenure.Subscription row) {
        findings.expect(row + " asks for a person", row.attention() == null);
        ledger.stripe().subscriptions().stream()
                .filter(found -> AtStripe.id(found).equals(row.reference()))
                .forEach(found -> {
                    String standing = STANDINGS.get(text(found, "status"));
                    findings.expect(
                            row + " is " + text(found, "status") + " at Stripe",
                            row.status().equals(standing));
                    findings.expect(
                            row + " has " + StripeBooks.quantity(found) + " at Stripe",
                            row.quantity() == StripeBooks.quantity(found));
                });
        ledger.told().sold().stream().filter(sold -> sold.id.equals(row.id())).forEach(sold -> {
            findings.expect(row + " was asked for " + sold.seats, row.quantity() == sold.seats);
            findings.same(
                    row + "'s invoices of raises",
                    ledger.stripe()
                            .invoices(row.reference(), "subscription_update")
                            .size(),
                    sold.raises);
        });
    }

    private void money() {
        for (JsonNode customer : ledger.stripe().customers()) {
            String id = AtStripe.id(customer);
            findings.sameAll(
                    "paid invoices and charges of " + id,
                    Ledger.amounts(of(id, ledger.stripe().paidInvoices()), "amount_paid"),
                    Ledger.amounts(of(id, ledger.stripe().charges()), "amount"));
        }
        for (InTenure.Subscription row : ledger.tenure().subscriptions()) {
            findings.same(
                    row + "'s first invoices",
                    ledger.stripe()
                            .invoices(row.reference(), "subscription_create")
                            .size(),
                    1);
            List<Long> periods = ledger.stripe().invoices(row.reference(), "subscription_cycle").stream()
                    .map(invoice -> invoice.path("period_end").asLong())
                    .toList();
            findings.expect(
                    row + " was billed twice for one period: " + periods,
                    Ledger.twice(periods).isEmpty());
        }
        List<String> paid = ledger.stripe().paidInvoices().stream()
                .filter(invoice -> !AtStripe.isOfARaise(invoice))
                .map(AtStripe::id)
                .toList();
        findings.sameAll(
                "invoices that paid for a period", paid, ledger.tenure().paidInvoices());
    }

    private static List<JsonNode> of(String customer, List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> text(object, "customer").equals(customer))
                .toList();
    }

    private void seats() {
        Map<String, List<String>> seated = ledger.tenure().seated();
        for (Sold sold : ledger.told().sold()) {
            findings.sameAll(
                    "people with a seat of " + sold.id,
                    seated.getOrDefault(sold.id, List.of()),
                    List.copyOf(sold.seated.keySet()));
        }
        ledger.tenure()
                .subscriptions()
                .forEach(row -> findings.expect(
                        row + " has too many people",
                        seated.getOrDefault(row.id(), List.of()).size() <= row.seatLimit()));
    }

    private void events() {
        List<String> sent = ledger.stripe().events().stream().map(AtStripe::id).toList();
        List<String> stored =
                ledger.tenure().events().stream().map(InTenure.Event::reference).toList();
        findings.sameAll("events sent and stored", sent, stored);
        ledger.tenure().events().forEach(event -> findings.expect(event + " is open", event.isSettled()));
    }

    private void operations() {
        findings.same(
                "operations that were done",
                LedgerText.operations(ledger, "DONE"),
                LedgerText.operations(ledger.told().done()));
        findings.same(
                "operations that were refused",
                LedgerText.operations(ledger, "FAILED"),
                LedgerText.operations(ledger.told().refused()));
        ledger.tenure()
                .operations()
                .forEach(operation -> findings.expect(
                        operation + " was refused",
                        operation.problem().isEmpty() || REFUSALS.contains(operation.problem())));
    }

    private void timelines() {
        Map<String, String> last = new HashMap<>();
        for (InTenure.Change change : ledger.tenure().changes()) {
            String before = Objects.requireNonNullElse(last.put(change.subscription(), change.to()), "");
            findings.expect(change + " follows " + before, change.from().equals(before));
        }
        ledger.tenure()
                .subscriptions()
                .forEach(row -> findings.expect(
                        row + "'s timeline ends with " + last.get(row.id()),
                        row.status().equals(last.get(row.id()))));
    }
}
