package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Renewals that fail, and what brings the subscription back. */
final class CollectionTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(customer, driver.price(1000));

    @BeforeEach
    void useACardThatFails() {
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.events();
    }

    /** Rule 7. */
    @Test
    void isActiveInTheNewPeriodWhileTheInvoiceIsADraft() {
        driver.advance(clock, at("2026-02-15T12:59"));

        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Read.periodEnd(subscription)).isEqualTo(at("2026-03-15T12:00"));
        assertThat(status(driver.invoice(subscription))).isEqualTo("draft");
        assertThat(driver.many("GET /v1/invoice_payments", "invoice", id(driver.invoice(subscription))))
                .isEmpty();
    }

    @Test
    void isPastDueFromTheFirstFailedRenewal() {
        driver.advance(clock, at("2026-02-15T13:00"));

        assertThat(status(subscription)).isEqualTo("past_due");
        ObjectNode invoice = driver.invoice(subscription);
        assertThat(Nodes.number(invoice, "attempt_count")).isEqualTo(1);
        assertThat(Nodes.number(invoice, "next_payment_attempt")).isEqualTo(at("2026-02-18T13:00"));
    }

    @Test
    void triesAgainWithANewMethodOnSchedule() {
        driver.advance(clock, at("2026-02-15T13:00"));
        driver.useCard(customer, "pm_card_visa");

        driver.advance(clock, at("2026-02-18T13:00"));

        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Nodes.number(driver.invoice(subscription), "attempt_count")).isEqualTo(2);
    }

    /** Rule 61. */
    @Test
    void doesNotMoveTheScheduleOnAnAttemptThatWasAskedFor() {
        driver.advance(clock, at("2026-02-15T13:00"));
        ObjectNode invoice = driver.invoice(subscription);

        assertThatThrownBy(() -> pay(invoice))
                .isInstanceOfSatisfying(
                        StripeError.class,
                        error -> assertThat(error.declineCode()).isEqualTo("generic_decline"));

        assertThat(Nodes.number(invoice, "attempt_count")).isEqualTo(1);
        assertThat(Nodes.number(invoice, "next_payment_attempt")).isEqualTo(at("2026-02-18T13:00"));
    }

    /** Rules 21 and 56. */
    @Test
    void staysPastDueWhileANewerInvoiceIsUnsettled() {
        driver.advance(clock, at("2026-02-15T13:00"));
        ObjectNode older = driver.invoice(subscription);
        driver.advance(clock, at("2026-03-15T12:30"));
        ObjectNode newer = driver.invoice(subscription);
        driver.useCard(customer, "pm_card_visa");

        pay(older);

        assertThat(status(newer)).isEqualTo("draft");
        assertThat(status(subscription)).isEqualTo("past_due");
        driver.one("POST /v1/invoices/" + id(newer) + "/finalize");
        pay(newer);
        assertThat(status(subscription)).isEqualTo("active");
    }

    /** Rule 24. */
    @Test
    void countsButDoesNotChargeAfterAHardDecline() {
        driver.useCard(customer, "pm_card_authenticationRequired");
        driver.advance(clock, at("2026-02-15T13:00"));
        driver.events();

        driver.advance(clock, at("2026-02-18T13:00"));

        assertThat(Nodes.number(driver.invoice(subscription), "attempt_count")).isEqualTo(2);
        assertThat(driver.events())
                .containsExactly(
                        "test_helpers.test_clock.advancing", "invoice.updated", "test_helpers.test_clock.ready");
    }

    /** Rule 22. */
    @Test
    void isActiveAgainWhenTheLatestIsGivenUpAndItCanStillBePaid() {
        driver.advance(clock, at("2026-02-15T13:00"));
        ObjectNode invoice = driver.invoice(subscription);
        driver.one("POST /v1/invoices/" + id(invoice) + "/mark_uncollectible");
        assertThat(status(subscription)).isEqualTo("active");
        driver.useCard(customer, "pm_card_visa");

        pay(invoice);

        assertThat(status(invoice)).isEqualTo("paid");
    }

    @Test
    void cannotPayWhatWasVoided() {
        driver.advance(clock, at("2026-02-15T13:00"));
        ObjectNode invoice = driver.invoice(subscription);
        driver.one("POST /v1/invoices/" + id(invoice) + "/void");

        assertThatThrownBy(() -> pay(invoice)).isInstanceOf(StripeError.class);
        assertThat(status(subscription)).isEqualTo("active");
    }

    /** Rule 21: paid out of band is paid, without a payment. */
    @Test
    void isSettledByOtherMeans() {
        driver.advance(clock, at("2026-02-15T13:00"));
        driver.events();

        driver.one("POST /v1/invoices/" + id(driver.invoice(subscription)) + "/pay", "paid_out_of_band", "true");

        assertThat(driver.events())
                .contains("invoice.paid", "customer.subscription.updated")
                .doesNotContain("invoice.payment_succeeded");
    }

    @Test
    void mapsAnInvoiceToItsIntent() {
        driver.advance(clock, at("2026-02-15T13:00"));
        String invoice = id(driver.invoice(subscription));

        List<ObjectNode> payments = driver.many("GET /v1/invoice_payments", "invoice", invoice);

        String intent = Nodes.text(payments.getFirst().path("payment"), "payment_intent");
        ObjectNode found = driver.one("GET /v1/payment_intents/" + intent);
        assertThat(Nodes.text(found.path("last_payment_error"), "decline_code")).isEqualTo("generic_decline");
        assertThat(driver.many(
                        "GET /v1/invoice_payments",
                        "payment[type]",
                        "payment_intent",
                        "payment[payment_intent]",
                        intent))
                .hasSize(1);
    }

    @Test
    void chargesNobodyWithADetachedMethod() {
        String method = Nodes.text(
                driver.many("GET /v1/payment_methods", "customer", customer).getFirst(), "id");
        driver.one("POST /v1/payment_methods/" + method + "/detach");

        driver.advance(clock, at("2026-02-15T13:00"));

        assertThat(status(subscription)).isEqualTo("past_due");
        assertThat(driver.store.all("charge")).hasSize(1);
    }

    @Test
    void collectsAFinalizedInvoiceWithinTheHour() {
        driver.useCard(customer, "pm_card_visa");
        driver.advance(clock, at("2026-02-15T12:30"));
        String invoice = id(driver.invoice(subscription));
        driver.one("POST /v1/invoices/" + invoice + "/finalize", "auto_advance", "false");
        driver.advance(clock, at("2026-02-16T12:00"));
        assertThat(status(driver.invoice(subscription))).isEqualTo("open");

        driver.one("POST /v1/invoices/" + invoice, "auto_advance", "true");
        driver.advance(clock, at("2026-02-16T13:00"));

        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    private void pay(ObjectNode invoice) {
        driver.one("POST /v1/invoices/" + id(invoice) + "/pay");
    }
}
