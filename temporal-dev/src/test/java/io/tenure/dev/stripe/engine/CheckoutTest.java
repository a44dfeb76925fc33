package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class CheckoutTest {
    private final Driver driver = new Driver();
    private final String price = driver.price(1000);
    private final String customer = driver.customer("", "");

    /** Rule 55. */
    @Test
    void createsTheSubscriptionWhenItCompletes() {
        ObjectNode session = session("subscription_data[metadata][tenure_id]", "sub_1");
        driver.events();

        PageOutcome outcome = driver.engine.completeCheckout(id(session), "pm_card_visa");

        assertThat(outcome).isEqualTo(new PageOutcome.Done("http://app.test/done?id=" + id(session)));
        assertThat(status(session)).isEqualTo("complete");
        assertThat(Nodes.text(session, "payment_status")).isEqualTo("paid");
        ObjectNode subscription = driver.one("GET /v1/subscriptions/" + Nodes.text(session, "subscription"));
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Nodes.text(subscription.path("metadata"), "tenure_id")).isEqualTo("sub_1");
        assertThat(Read.quantity(subscription)).isEqualTo(3);
        assertThat(driver.events())
                .startsWith("payment_method.attached", "customer.subscription.created")
                .endsWith("customer.subscription.updated", "checkout.session.completed");
    }

    @Test
    void staysOpenWhenTheCardIsRefused() {
        ObjectNode session = session();

        assertThat(driver.engine.completeCheckout(id(session), "pm_card_visa_chargeDeclined"))
                .isInstanceOf(PageOutcome.Declined.class);
        assertThat(driver.engine.completeCheckout(id(session), "pm_card_chargeCustomerFail"))
                .isInstanceOf(PageOutcome.Declined.class);
        assertThat(status(session)).isEqualTo("open");
        assertThat(driver.store.all("subscription")).isEmpty();
    }

    @Test
    void asksForThePersonFirst() {
        ObjectNode session = session();

        PageOutcome asked = driver.engine.completeCheckout(id(session), "pm_card_authenticationRequired");
        assertThat(driver.engine.authenticate(intentOf(asked), false)).isInstanceOf(PageOutcome.Declined.class);
        assertThat(status(session)).isEqualTo("open");

        PageOutcome again = driver.engine.completeCheckout(id(session), "pm_card_authenticationRequired");
        assertThat(driver.engine.authenticate(intentOf(again), true)).isInstanceOf(PageOutcome.Done.class);
        assertThat(status(session)).isEqualTo("complete");
    }

    /** Rule 33. */
    @Test
    void needsNoPaymentForATrial() {
        ObjectNode session = session("subscription_data[trial_period_days]", "14");

        driver.engine.completeCheckout(id(session), "pm_card_visa");

        assertThat(Nodes.text(session, "payment_status")).isEqualTo("no_payment_required");
        assertThat(status(driver.one("GET /v1/subscriptions/" + Nodes.text(session, "subscription"))))
                .isEqualTo("trialing");
    }

    @Test
    void expiresOnRequestAndByTime() {
        ObjectNode requested = session();
        ObjectNode late = session();

        driver.one("POST /v1/checkout/sessions/" + id(requested) + "/expire");
        driver.realTime("2026-02-01T12:00");

        assertThat(status(requested)).isEqualTo("expired");
        assertThat(status(late)).isEqualTo("expired");
        assertThat(driver.events())
                .filteredOn("checkout.session.expired"::equals)
                .hasSize(2);
        assertThatThrownBy(() -> driver.engine.completeCheckout(id(late), "pm_card_visa"))
                .isInstanceOf(StripeError.class);
    }

    @Test
    void livesHalfAnHourAtLeast() {
        String soon = Long.toString(Driver.at("2026-01-31T12:10"));

        assertThatThrownBy(() -> session("expires_at", soon))
                .isInstanceOfSatisfying(
                        StripeError.class, error -> assertThat(error.param()).isEqualTo("expires_at"));
    }

    @Test
    void showsItsLinesOnlyWhenAsked() {
        ObjectNode session = session();

        assertThat(session.has("line_items")).isFalse();
        assertThat(driver.engine.expanded(session, "line_items"))
                .hasValueSatisfying(list -> assertThat(list.path("data")).hasSize(1));
    }

    private ObjectNode session(String... more) {
        List<String> form = new ArrayList<>(List.of("mode", "subscription", "customer", customer));
        form.addAll(List.of("line_items[0][price]", price, "line_items[0][quantity]", "3"));
        form.addAll(List.of("success_url", "http://app.test/done?id={CHECKOUT_SESSION_ID}"));
        form.addAll(List.of(more));
        return driver.one("POST /v1/checkout/sessions", form.toArray(String[]::new));
    }

    private static String intentOf(PageOutcome outcome) {
        assertThat(outcome).isInstanceOf(PageOutcome.Authenticate.class);
        return ((PageOutcome.Authenticate) outcome).url().replaceFirst(".*/", "");
    }
}
