package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.object.Nodes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Trials and cancellations. */
final class EndTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String price = driver.price(1000);

    @Test
    void startsATrialWithAnInvoiceOfNothing() {
        ObjectNode subscription = driver.subscribe(driver.customer(clock, ""), price, "trial_period_days", "14");

        assertThat(status(subscription)).isEqualTo("trialing");
        assertThat(Nodes.number(driver.invoice(subscription), "total")).isZero();
        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    /** Rule 17. */
    @Test
    void givesNoticeAtOnceOfAShortTrial() {
        driver.subscribe(driver.customer(clock, ""), price, "trial_period_days", "2");
        driver.events();

        driver.advance(clock, at("2026-01-15T12:01"));

        assertThat(driver.events()).contains("customer.subscription.trial_will_end");
    }

    /** Rules 14 and 15. */
    @Test
    void pausesWithoutAMethodAndResumesWhenPaid() {
        String customer = driver.customer(clock, "");
        ObjectNode subscription = driver.subscribe(
                customer,
                price,
                "trial_period_days",
                "14",
                "trial_settings[end_behavior][missing_payment_method]",
                "pause");
        driver.advance(clock, at("2026-01-29T12:00"));
        assertThat(status(subscription)).isEqualTo("paused");
        driver.useCard(customer, "pm_card_visa");

        driver.one("POST /v1/subscriptions/" + id(subscription) + "/resume");

        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Read.periodEnd(subscription)).isEqualTo(at("2026-02-28T12:00"));
    }

    /** Rule 15. */
    @Test
    void staysPausedWhenTheResumptionIsNotPaid() {
        String customer = driver.customer(clock, "");
        ObjectNode subscription = driver.subscribe(
                customer,
                price,
                "trial_period_days",
                "14",
                "trial_settings[end_behavior][missing_payment_method]",
                "pause");
        driver.advance(clock, at("2026-01-29T12:00"));
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.one("POST /v1/subscriptions/" + id(subscription) + "/resume");

        driver.advance(clock, at("2026-01-30T12:00"));

        assertThat(status(subscription)).isEqualTo("paused");
        assertThat(status(driver.invoice(subscription))).isEqualTo("void");
    }

    /** Rule 16. */
    @Test
    void isActiveAtTheEndOfATrialBeforeThePayment() {
        ObjectNode subscription = driver.subscribe(
                driver.customer(clock, "pm_card_chargeCustomerFail"), price, "trial_period_days", "14");

        driver.advance(clock, at("2026-01-29T12:30"));
        assertThat(status(subscription)).isEqualTo("active");
        driver.advance(clock, at("2026-01-29T13:00"));
        assertThat(status(subscription)).isEqualTo("past_due");
    }

    /** Rule 18. */
    @Test
    void keepsActiveUntilThePeriodEnds() {
        ObjectNode subscription = driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        String path = "POST /v1/subscriptions/" + id(subscription);

        driver.one(path, "cancel_at_period_end", "true");
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Nodes.number(subscription, "canceled_at")).isEqualTo(at("2026-01-15T12:00"));
        driver.one(path, "cancel_at_period_end", "false");
        assertThat(Nodes.isSet(subscription, "canceled_at")).isFalse();
        driver.one(path, "cancel_at_period_end", "true");
        driver.advance(clock, at("2026-02-15T12:00"));

        assertThat(status(subscription)).isEqualTo("canceled");
        assertThat(Nodes.number(subscription, "ended_at")).isEqualTo(at("2026-02-15T12:00"));
        assertThat(driver.many("GET /v1/invoices", "subscription", id(subscription)))
                .hasSize(1);
    }

    /** The portal does so for subscriptions of flexible billing mode. */
    @Test
    void endsAtADateAndTakesItBack() {
        ObjectNode subscription = driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        String path = "POST /v1/subscriptions/" + id(subscription);
        String periodEnd = Long.toString(Read.periodEnd(subscription));

        driver.one(path, "cancel_at", periodEnd);
        boolean atPeriodEnd = Nodes.flag(subscription, "cancel_at_period_end");
        driver.one(path, "cancel_at", "");
        boolean ends = Nodes.isSet(subscription, "cancel_at");
        driver.one(path, "cancel_at", periodEnd);
        driver.advance(clock, at("2026-02-15T12:00"));

        assertThat(atPeriodEnd).isFalse();
        assertThat(ends).isFalse();
        assertThat(status(subscription)).isEqualTo("canceled");
    }

    @Test
    void refusesBothFormsOfAnEndAtOnce() {
        ObjectNode subscription = driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        String path = "POST /v1/subscriptions/" + id(subscription);

        assertThatThrownBy(() -> driver.one(path, "cancel_at_period_end", "false", "cancel_at", ""))
                .isInstanceOfSatisfying(
                        StripeError.class,
                        error -> assertThat(error.httpStatus()).isEqualTo(400));
    }

    /** Rule 19. */
    @Test
    void stopsCollectingAllTheCustomersOpenInvoices() {
        String customer = driver.customer(clock, "pm_card_visa");
        ObjectNode ending = driver.subscribe(customer, price);
        ObjectNode other = driver.subscribe(customer, price);
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.advance(clock, at("2026-02-15T13:00"));

        driver.one("DELETE /v1/subscriptions/" + id(ending), "cancellation_details[comment]", "moved on");

        assertThat(status(ending)).isEqualTo("canceled");
        assertThat(Nodes.flag(driver.invoice(other), "auto_advance")).isFalse();
        assertThat(Nodes.text(ending.path("cancellation_details"), "comment")).isEqualTo("moved on");
        driver.one("POST /v1/invoices/" + id(driver.invoice(other)), "auto_advance", "true");
        assertThat(Nodes.number(driver.invoice(other), "next_payment_attempt")).isEqualTo(at("2026-02-18T13:00"));
    }

    @Test
    void isGoneForASecondCancellation() {
        ObjectNode subscription = driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        String path = "/v1/subscriptions/" + id(subscription);
        driver.one("DELETE " + path);

        assertThatThrownBy(() -> driver.one("DELETE " + path))
                .isInstanceOfSatisfying(
                        StripeError.class,
                        error -> assertThat(error.httpStatus()).isEqualTo(404));
        assertThat(status(driver.one("GET " + path))).isEqualTo("canceled");
        assertThatThrownBy(() -> driver.one("POST " + path, "cancel_at_period_end", "true"))
                .isInstanceOf(StripeError.class);
    }
}
