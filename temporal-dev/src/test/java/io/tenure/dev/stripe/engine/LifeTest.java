package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One subscription over fourteen months on a test clock. */
final class LifeTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-31T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");

    @Test
    void goesThroughTrialPaymentFailureRecoveryMoreSeatsAndEnd() {
        ObjectNode subscription = driver.subscribe(
                customer,
                driver.price(1000),
                "items[0][quantity]",
                "5",
                "trial_period_days",
                "28",
                "trial_settings[end_behavior][missing_payment_method]",
                "pause");
        driver.events();
        status(subscription, "trialing");

        advance("2026-02-26T00:00");
        assertThat(driver.events()).contains("customer.subscription.trial_will_end");

        advance("2026-02-28T12:30");
        status(subscription, "active");
        assertThat(Nodes.text(driver.invoice(subscription), "status")).isEqualTo("draft");
        advance("2026-02-28T13:00");
        assertThat(Nodes.text(driver.invoice(subscription), "status")).isEqualTo("paid");
        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(5000);
        advance("2026-07-01T00:00");
        status(subscription, "active");
        assertThat(invoices(subscription)).hasSize(6).allMatch(invoice -> Nodes.is(invoice, "status", "paid"));

        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.events();
        advance("2026-07-28T13:00");
        status(subscription, "past_due");
        assertThat(driver.events())
                .containsSubsequence(
                        "test_helpers.test_clock.advancing",
                        "invoice.created",
                        "customer.subscription.updated",
                        "invoice.finalized",
                        "payment_intent.created",
                        "charge.failed",
                        "payment_intent.payment_failed",
                        "invoice.payment_failed",
                        "customer.subscription.updated",
                        "test_helpers.test_clock.ready");
        advance("2026-08-20T00:00");
        ObjectNode owed = driver.invoice(subscription);
        assertThat(Nodes.number(owed, "attempt_count")).isEqualTo(5);
        assertThat(Nodes.isSet(owed, "next_payment_attempt")).isFalse();

        driver.useCard(customer, "pm_card_visa");
        driver.one("POST /v1/invoices/" + Nodes.text(owed, "id") + "/pay");
        status(subscription, "active");

        String item = Nodes.text(Nodes.data(subscription, "items").getFirst(), "id");
        driver.one(
                "POST /v1/subscriptions/" + Nodes.text(subscription, "id"),
                "items[0][id]",
                item,
                "items[0][quantity]",
                "8",
                "proration_behavior",
                "always_invoice",
                "payment_behavior",
                "pending_if_incomplete");
        assertThat(Nodes.number(Nodes.data(subscription, "items").getFirst(), "quantity"))
                .isEqualTo(8);
        advance("2027-03-10T00:00");
        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(8000);

        driver.one("POST /v1/subscriptions/" + Nodes.text(subscription, "id"), "cancel_at_period_end", "true");
        status(subscription, "active");
        driver.events();
        advance("2027-03-29T00:00");
        status(subscription, "canceled");
        assertThat(Nodes.number(subscription, "ended_at")).isEqualTo(at("2027-03-28T12:00"));
        assertThat(driver.events()).contains("customer.subscription.deleted");
    }

    private void advance(String utc) {
        driver.advanceFar(clock, at(utc));
    }

    private List<ObjectNode> invoices(ObjectNode subscription) {
        return driver.many("GET /v1/invoices", "subscription", Nodes.text(subscription, "id"));
    }

    private static void status(ObjectNode subscription, String expected) {
        assertThat(Nodes.text(subscription, "status")).isEqualTo(expected);
    }
}
