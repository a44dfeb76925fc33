package io.tenure.dev.demo;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring.Interval;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import io.tenure.dev.process.Refusal;
import java.time.Instant;

/**
 * What the demo does at Stripe, in Stripe's own words; the stand-in and Stripe's test mode cannot be told apart here.
 */
final class DemoStripe {
    private final StripeClient stripe;
    private final String base;

    DemoStripe(String base, String apiKey) {
        this.base = base;
        stripe = StripeClient.builder().setApiKey(apiKey).setApiBase(base).build();
    }

    String account() {
        return asked(() -> stripe.v1().accounts().retrieveCurrent()).getId();
    }

    String createProduct(String name) {
        ProductCreateParams params = ProductCreateParams.builder().setName(name).build();
        return asked(() -> stripe.v1().products().create(params)).getId();
    }

    /** A price for each seat and month, in the currency's minor unit. */
    String createPrice(String product, String currency, long unitAmount) {
        PriceCreateParams params = PriceCreateParams.builder()
                .setProduct(product)
                .setCurrency(currency)
                .setUnitAmount(unitAmount)
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(Interval.MONTH)
                        .build())
                .build();
        return asked(() -> stripe.v1().prices().create(params)).getId();
    }

    String createClock(String name, Instant time) {
        TestClockCreateParams params = TestClockCreateParams.builder()
                .setName(name)
                .setFrozenTime(time.getEpochSecond())
                .build();
        return asked(() -> stripe.v1().testHelpers().testClocks().create(params))
                .getId();
    }

    Instant clockTime(String clock) {
        return Instant.ofEpochSecond(clock(clock).getFrozenTime());
    }

    boolean isClockReady(String clock) {
        return clock(clock).getStatus().equals("ready");
    }

    /** Lets the clock's customers live on until then; Stripe takes a while to do it. */
    void advance(String clock, Instant until) {
        TestClockAdvanceParams params = TestClockAdvanceParams.builder()
                .setFrozenTime(until.getEpochSecond())
                .build();
        asked(() -> stripe.v1().testHelpers().testClocks().advance(clock, params));
    }

    Instant periodEnd(String subscription) {
        Subscription found = asked(() -> stripe.v1().subscriptions().retrieve(subscription));
        return Instant.ofEpochSecond(found.getItems().getData().getFirst().getCurrentPeriodEnd());
    }

    /** Charges the subscription's next invoices to a test card such as {@code pm_card_chargeCustomerFail}. */
    void chargeTo(String testCard, String customer, String subscription) {
        PaymentMethodAttachParams attach =
                PaymentMethodAttachParams.builder().setCustomer(customer).build();
        PaymentMethod attached = asked(() -> stripe.v1().paymentMethods().attach(testCard, attach));
        SubscriptionUpdateParams update = SubscriptionUpdateParams.builder()
                .setDefaultPaymentMethod(attached.getId())
                .build();
        asked(() -> stripe.v1().subscriptions().update(subscription, update));
    }

    private TestClock clock(String clock) {
        return asked(() -> stripe.v1().testHelpers().testClocks().retrieve(clock));
    }

    private interface Question<T> {
        T ask() throws StripeException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (StripeException e) {
            throw new Refusal("Stripe at " + base + " refused: " + e.getMessage());
        }
    }
}
