package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road with Stripe's own client: a paid month, a failed renewal, a new card. */
final class StripeStoryTest {
    private static final Instant JANUARY = Instant.parse("2026-01-15T12:00:00Z");

    private Fixture fixture;
    private StripeClient stripe;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        fixture = new Fixture(state);
        stripe = fixture.client();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void tellsOfAFailedRenewalAndItsRepairInSignedEvents() throws StripeException {
        TestClock clock = clock();
        Customer customer = customerOn(clock);
        Subscription subscription = subscribe(customer);
        assertThat(subscription.getStatus()).isEqualTo("active");

        attach(customer, "pm_card_chargeCustomerFail");
        advance(clock, JANUARY.plus(32, ChronoUnit.DAYS));

        assertThat(stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
                .isEqualTo("past_due");
        await().untilAsserted(() -> assertThat(fixture.receiver.types())
                .contains("invoice.payment_failed", "customer.subscription.updated"));
        assertThat(eventOf("invoice.payment_failed").toJson()).contains(subscription.getId());

        PaymentMethod good = attach(customer, "pm_card_visa");
        stripe.v1().invoices().pay(openInvoice(subscription).getId(), paidWith(good));

        assertThat(stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
                .isEqualTo("active");
        await().untilAsserted(() -> assertThat(fixture.receiver.types().stream().filter("invoice.paid"::equals))
                .hasSize(2));
        assertThat(fixture.receiver.forged()).isEmpty();
    }

    private TestClock clock() throws StripeException {
        return stripe.v1()
                .testHelpers()
                .testClocks()
                .create(TestClockCreateParams.builder()
                        .setFrozenTime(JANUARY.getEpochSecond())
                        .build());
    }

    private Customer customerOn(TestClock clock) throws StripeException {
        Customer customer = stripe.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setName("City Hospital")
                        .setTestClock(clock.getId())
                        .putMetadata("tenure_id", "org_1")
                        .build());
        attach(customer, "pm_card_visa");
        return customer;
    }

    private PaymentMethod attach(Customer customer, String method) throws StripeException {
        PaymentMethod attached = stripe.v1()
                .paymentMethods()
                .attach(
                        method,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer.getId())
                                .build());
        stripe.v1()
                .customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                                        .setDefaultPaymentMethod(attached.getId())
                                        .build())
                                .build());
        return attached;
    }

    private Subscription subscribe(Customer customer) throws StripeException {
        return stripe.v1()
                .subscriptions()
                .create(SubscriptionCreateParams.builder()
                        .setCustomer(customer.getId())
                        .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ALLOW_INCOMPLETE)
                        .addItem(SubscriptionCreateParams.Item.builder()
                                .setPrice(price().getId())
                                .setQuantity(5L)
                                .build())
                        .build());
    }

    private Price price() throws StripeException {
        return stripe.v1()
                .prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("eur")
                        .setUnitAmount(2000L)
                        .setRecurring(PriceCreateParams.Recurring.builder()
                                .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                                .build())
                        .setProductData(PriceCreateParams.ProductData.builder()
                                .setName("Pro")
                                .build())
                        .build());
    }

    private void advance(TestClock clock, Instant until) throws StripeException {
        var clocks = stripe.v1().testHelpers().testClocks();
        clocks.advance(
                clock.getId(),
                TestClockAdvanceParams.builder()
                        .setFrozenTime(until.getEpochSecond())
                        .build());
        await().until(() -> clocks.retrieve(clock.getId()).getStatus().equals("ready"));
    }

    private Invoice openInvoice(Subscription subscription) throws StripeException {
        return stripe.v1()
                .invoices()
                .list(InvoiceListParams.builder()
                        .setSubscription(subscription.getId())
                        .setStatus(InvoiceListParams.Status.OPEN)
                        .build())
                .getData()
                .getFirst();
    }

    private static InvoicePayParams paidWith(PaymentMethod method) {
        return InvoicePayParams.builder().setPaymentMethod(method.getId()).build();
    }

    private Event eventOf(String type) {
        return fixture.receiver.events().stream()
                .filter(event -> event.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
