package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.StripeObject;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.net.ApiResource;
import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's own client reads what the engine writes. */
final class ModelTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String price = driver.price(1000);
    private final ObjectNode subscription =
            driver.subscribe(driver.customer(clock, "pm_card_visa"), price, "items[0][quantity]", "3");

    @Test
    void readsASubscription() {
        Subscription read = read(subscription, Subscription.class);

        assertThat(read.getItems().getData()).singleElement().satisfies(item -> {
            assertThat(item.getCurrentPeriodEnd()).isEqualTo(at("2026-02-15T12:00"));
            assertThat(item.getPrice().getUnitAmount()).isEqualTo(1000);
        });
        assertThat(read.getBillingMode().getType()).isEqualTo("flexible");
        assertThat(read.getTestClock()).isEqualTo(clock);
    }

    @Test
    void readsAnInvoiceAndItsPayment() {
        Invoice read = read(driver.invoice(subscription), Invoice.class);
        InvoicePayment payment = read(driver.store.all("invoice_payment").getFirst(), InvoicePayment.class);

        assertThat(read.getParent().getSubscriptionDetails().getSubscription())
                .isEqualTo(Nodes.text(subscription, "id"));
        assertThat(read.getLines().getData()).singleElement().satisfies(line -> {
            assertThat(line.getParent().getSubscriptionItemDetails().getProration())
                    .isFalse();
            assertThat(line.getPeriod().getEnd()).isEqualTo(at("2026-02-15T12:00"));
            assertThat(line.getPricing().getPriceDetails().getPrice()).isEqualTo(price);
        });
        assertThat(payment.getPayment().getPaymentIntent()).startsWith("pi_");
        assertThat(payment.getInvoice()).isEqualTo(read.getId());
    }

    @Test
    void readsTheObjectOfEveryEvent() {
        driver.advance(clock, at("2026-02-15T13:00"));

        List<ObjectNode> events = driver.store.all("event");

        assertThat(events).hasSizeGreaterThan(20).allSatisfy(event -> {
            Event read = read(event, Event.class);
            StripeObject object = read.getDataObjectDeserializer().getObject().orElseThrow();
            assertThat(object.getClass().getPackageName()).startsWith("com.stripe.model");
        });
    }

    @Test
    void readsASessionAndAClock() {
        ObjectNode session = driver.one(
                "POST /v1/checkout/sessions",
                "mode",
                "subscription",
                "line_items[0][price]",
                price,
                "line_items[0][quantity]",
                "2",
                "success_url",
                "http://app.test/done");

        assertThat(read(session, Session.class).getUrl()).startsWith("http://stripe.test/checkout/cs_test_");
        assertThat(read(driver.one("GET /v1/test_helpers/test_clocks/" + clock), TestClock.class)
                        .getFrozenTime())
                .isEqualTo(at("2026-01-15T12:00"));
    }

    private static <T> T read(ObjectNode node, Class<T> type) {
        return ApiResource.GSON.fromJson(node.toString(), type);
    }
}
