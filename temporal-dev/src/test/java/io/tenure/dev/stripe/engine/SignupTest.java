package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenure.dev.stripe.engine.object.Nodes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class SignupTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-31T12:00");
    private final String price = driver.price(1000);

    @Test
    void chargesTheFirstInvoiceAtOnceAndTellsInOrder() {
        String customer = driver.customer(clock, "pm_card_visa");
        driver.events();

        ObjectNode subscription = driver.subscribe(customer, price, "items[0][quantity]", "3");

        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(3000);
        assertThat(Read.periodEnd(subscription)).isEqualTo(at("2026-02-28T12:00"));
        assertThat(driver.events())
                .containsExactly(
                        "customer.subscription.created",
                        "invoice.created",
                        "customer.updated",
                        "invoice.finalized",
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "invoice_payment.paid",
                        "invoice.paid",
                        "invoice.payment_succeeded",
                        "customer.subscription.updated");
    }

    @Test
    void staysIncompleteAndExpiresAfterTwentyThreeHours() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");

        ObjectNode subscription = driver.subscribe(customer, price);

        assertThat(status(subscription)).isEqualTo("incomplete");
        driver.advance(clock, at("2026-02-01T10:59"));
        assertThat(status(subscription)).isEqualTo("incomplete");
        driver.advance(clock, at("2026-02-01T11:00"));
        assertThat(status(subscription)).isEqualTo("incomplete_expired");
        assertThat(status(driver.invoice(subscription))).isEqualTo("void");
    }

    @Test
    void becomesActiveWhenTheFirstInvoiceIsPaidWithAnotherMethod() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");
        ObjectNode subscription = driver.subscribe(customer, price);
        String visa = driver.id("POST /v1/payment_methods/pm_card_visa/attach", "customer", customer);

        driver.one("POST /v1/invoices/" + id(driver.invoice(subscription)) + "/pay", "payment_method", visa);

        assertThat(status(subscription)).isEqualTo("active");
    }

    @Test
    void keepsTheMethodThatPaidWhereItWasAskedTo() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");
        ObjectNode saving =
                driver.subscribe(customer, price, "payment_settings[save_default_payment_method]", "on_subscription");
        ObjectNode other = driver.subscribe(customer, price);
        String visa = driver.id("POST /v1/payment_methods/pm_card_visa/attach", "customer", customer);

        driver.one("POST /v1/invoices/" + id(driver.invoice(saving)) + "/pay", "payment_method", visa);
        driver.one("POST /v1/invoices/" + id(driver.invoice(other)) + "/pay", "payment_method", visa);

        assertThat(Nodes.text(saving, "default_payment_method")).isEqualTo(visa);
        assertThat(Nodes.isSet(other, "default_payment_method")).isFalse();
    }

    @Test
    void keepsTheMethodThatTheBankLetThroughLater() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");
        ObjectNode subscription =
                driver.subscribe(customer, price, "payment_settings[save_default_payment_method]", "on_subscription");
        String secure =
                driver.id("POST /v1/payment_methods/pm_card_authenticationRequired/attach", "customer", customer);
        String path = "POST /v1/invoices/" + id(driver.invoice(subscription)) + "/pay";
        refused(() -> driver.one(path, "payment_method", secure));
        boolean before = Nodes.isSet(subscription, "default_payment_method");

        driver.engine.authenticate(intentOf(subscription), true);

        assertThat(before).isFalse();
        assertThat(Nodes.text(subscription, "default_payment_method")).isEqualTo(secure);
    }

    @Test
    void changesNothingButMetadataWhileIncomplete() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");
        String path = "POST /v1/subscriptions/" + id(driver.subscribe(customer, price));

        StripeError error = refused(() -> driver.one(path, "default_payment_method", "pm_1"));
        ObjectNode changed = driver.one(path, "metadata[tenure_id]", "sub_1");

        assertThat(error.httpStatus()).isEqualTo(400);
        assertThat(Nodes.text(changed.path("metadata"), "tenure_id")).isEqualTo("sub_1");
    }

    @Test
    void waitsForAPaymentMethodWhenAskedTo() {
        String customer = driver.customer(clock, "");

        ObjectNode subscription = driver.subscribe(customer, price, "payment_behavior", "default_incomplete");

        assertThat(status(subscription)).isEqualTo("incomplete");
        assertThat(Nodes.flag(driver.invoice(subscription), "attempted")).isFalse();
    }

    @Test
    void refusesToChargeNobody() {
        String customer = driver.customer(clock, "");

        StripeError error = refused(() -> driver.subscribe(customer, price));

        assertThat(error.code()).isEqualTo("resource_missing");
    }

    @Test
    void leavesNothingBehindWhenErrorIfIncompleteIsDeclined() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");

        StripeError error = refused(() -> driver.subscribe(customer, price, "payment_behavior", "error_if_incomplete"));

        assertThat(error.httpStatus()).isEqualTo(402);
        assertThat(error.declineCode()).isEqualTo("generic_decline");
        assertThat(driver.many("GET /v1/subscriptions", "customer", customer)).isEmpty();
    }

    /** Rule 30. */
    @Test
    void refusesASecondCurrency() {
        String customer = driver.customer(clock, "pm_card_visa");
        driver.subscribe(customer, price);
        String product = driver.id("POST /v1/products", "name", "Other");
        String euro = driver.id(
                "POST /v1/prices",
                "product",
                product,
                "currency",
                "eur",
                "unit_amount",
                "900",
                "recurring[interval]",
                "month");

        assertThat(refused(() -> driver.subscribe(customer, euro)).param()).isEqualTo("currency");
    }

    /** Rule 23. */
    @Test
    void marksAnAmountBelowTheMinimumAsPaidWithoutACharge() {
        String customer = driver.customer(clock, "pm_card_chargeCustomerFail");

        ObjectNode subscription = driver.subscribe(customer, driver.price(20));

        assertThat(status(subscription)).isEqualTo("active");
        assertThat(driver.store.all("charge")).isEmpty();
        assertThat(Nodes.number(driver.store.get(customer).orElseThrow(), "balance"))
                .isEqualTo(20);
    }

    @Test
    void namesWhatItDoesNotDo() {
        StripeError error = refused(() -> driver.subscribe("cus_1", price, "coupon", "x"));
        StripeError missing = refused(() -> driver.subscribe("cus_1", price, "add_invoice_items[0][price]", "p"));

        assertThat(error.code()).isEqualTo("parameter_unknown");
        assertThat(missing.httpStatus()).isEqualTo(501);
        assertThat(missing.message()).contains("POST /v1/subscriptions with parameter add_invoice_items[price]");
    }

    private static StripeError refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StripeError.class, call);
    }

    private String intentOf(ObjectNode subscription) {
        return driver.many("GET /v1/payment_intents", "customer", Nodes.text(subscription, "customer")).stream()
                .filter(intent -> status(intent).equals("requires_action"))
                .map(Read::id)
                .findFirst()
                .orElseThrow();
    }
}
