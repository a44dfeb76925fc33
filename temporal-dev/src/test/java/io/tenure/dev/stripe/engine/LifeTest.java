package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One subscription over fourteen months on a test clock: trial, paid, failed, recovered, more seats, canceled. */
final class LifeTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-31T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(
            customer,
            driver.price(1000),
            "items[0][quantity]",
            "5",
            "trial_period_days",
            "28",
            "trial_settings[end_behavior][missing_payment_method]",
            "pause");

    @Test
    void goesThroughALifeOfFourteenMonths() {
        endsItsTrial();
        paysEveryMonth();
        failsAndIsTriedAgain();
        recovers();
        raisesItsSeats();
        ends();
    }

    private void endsItsTrial() {
        assertThat(status(subscription)).isEqualTo("trialing");
        driver.events();
        advance("2026-02-26T00:00");
        assertThat(driver.events()).contains("customer.subscription.trial_will_end");

        advance("2026-02-28T12:30");
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(status(driver.invoice(subscription))).isEqualTo("draft");
        advance("2026-02-28T13:00");
        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    private void paysEveryMonth() {
        advance("2026-07-01T00:00");

        assertThat(status(subscription)).isEqualTo("active");
        List<ObjectNode> invoices = driver.many("GET /v1/invoices", "subscription", id(subscription));
        assertThat(invoices).hasSize(6).allMatch(invoice -> status(invoice).equals("paid"));
        assertThat(invoices)
                .extracting(invoice -> Nodes.number(invoice, "amount_paid"))
                .containsExactly(5000L, 5000L, 5000L, 5000L, 5000L, 0L);
        ObjectNode period = Nodes.part(Nodes.data(invoices.getFirst(), "lines").getFirst(), "period");
        assertThat(Nodes.number(period, "start")).isEqualTo(at("2026-06-28T12:00"));
        assertThat(Nodes.number(period, "end")).isEqualTo(at("2026-07-28T12:00"));
    }

    private void failsAndIsTriedAgain() {
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.events();
        advance("2026-07-28T13:00");

        assertThat(status(subscription)).isEqualTo("past_due");
        assertThat(driver.events())
                .endsWith(
                        "test_helpers.test_clock.advancing",
                        "invoice.created",
                        "customer.subscription.updated",
                        "invoice.finalized",
                        "payment_intent.created",
                        "charge.failed",
                        "payment_intent.payment_failed",
                        "invoice.updated",
                        "invoice.payment_failed",
                        "customer.updated",
                        "customer.subscription.updated",
                        "test_helpers.test_clock.ready");
    }

    private void recovers() {
        advance("2026-08-20T00:00");
        ObjectNode owed = driver.invoice(subscription);
        assertThat(Nodes.number(owed, "attempt_count")).isEqualTo(5);
        assertThat(Nodes.isSet(owed, "next_payment_attempt")).isFalse();

        driver.useCard(customer, "pm_card_visa");
        driver.one("POST /v1/invoices/" + id(owed) + "/pay");
        assertThat(status(subscription)).isEqualTo("active");
    }

    private void raisesItsSeats() {
        driver.one(
                "POST /v1/subscriptions/" + id(subscription),
                "items[0][id]",
                id(Read.item(subscription)),
                "items[0][quantity]",
                "8",
                "proration_behavior",
                "always_invoice",
                "payment_behavior",
                "pending_if_incomplete");
        assertThat(Read.quantity(subscription)).isEqualTo(8);

        advance("2027-03-10T00:00");
        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(8000);
    }

    private void ends() {
        driver.one("POST /v1/subscriptions/" + id(subscription), "cancel_at_period_end", "true");
        assertThat(status(subscription)).isEqualTo("active");
        driver.events();
        advance("2027-03-29T00:00");

        assertThat(status(subscription)).isEqualTo("canceled");
        assertThat(Nodes.number(subscription, "ended_at")).isEqualTo(at("2027-03-28T12:00"));
        assertThat(driver.events())
                .containsExactly(
                        "test_helpers.test_clock.advancing",
                        "customer.subscription.deleted",
                        "test_helpers.test_clock.ready");
    }

    private void advance(String utc) {
        driver.advanceFar(clock, at(utc));
    }
}
