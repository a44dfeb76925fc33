package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.item;
import static io.tenure.dev.stripe.engine.Read.quantity;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** More and fewer seats in the middle of June, at 1,000 a seat and month. */
final class SeatChangeTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-06-01T00:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(customer, driver.price(1000), "items[0][quantity]", "4");

    @BeforeEach
    void waitUntilTheMiddleOfTheMonth() {
        driver.advance(clock, at("2026-06-16T00:00"));
        driver.events();
    }

    /** Rule 59. */
    @Test
    void raisesAtOnceWhenPaidAtOnce() {
        raiseToTen();

        assertThat(quantity(subscription)).isEqualTo(10);
        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(3000);
        assertThat(Nodes.text(driver.invoice(subscription), "billing_reason")).isEqualTo("subscription_update");
        assertThat(Nodes.isSet(subscription, "pending_update")).isFalse();
    }

    @Test
    void keepsTheQuantityUntilTheRaiseIsPaid() {
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        raiseToTen();
        assertThat(quantity(subscription)).isEqualTo(4);
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Nodes.number(subscription.path("pending_update"), "expires_at"))
                .isEqualTo(at("2026-06-16T23:00"));
        assertThat(Nodes.isSet(driver.invoice(subscription), "next_payment_attempt"))
                .isFalse();
        driver.useCard(customer, "pm_card_visa");
        driver.events();

        driver.one("POST /v1/invoices/" + id(driver.invoice(subscription)) + "/pay");

        assertThat(quantity(subscription)).isEqualTo(10);
        assertThat(driver.events())
                .containsSubsequence(
                        "invoice.paid",
                        "customer.subscription.updated",
                        "customer.subscription.pending_update_applied");
    }

    @Test
    void showsTenLinesOfAnInvoiceAndKeepsTheOthersForItsList() {
        driver.useCard(customer, "pm_card_visa");
        raiseToTen();
        String item = id(item(subscription));
        for (int seats = 9; seats > 3; seats--) {
            driver.one(
                    "POST /v1/subscriptions/" + id(subscription),
                    "items[0][id]",
                    item,
                    "items[0][quantity]",
                    Integer.toString(seats));
        }

        driver.advance(clock, at("2026-07-01T00:00"));

        ObjectNode invoice = driver.invoice(subscription);
        List<ObjectNode> lines = driver.many("GET /v1/invoices/" + id(invoice) + "/lines");
        assertThat(lines).hasSize(13);
        assertThat(Nodes.data(invoice, "lines")).isEqualTo(lines.subList(0, 10));
        assertThat(Nodes.flag(invoice.path("lines"), "has_more")).isTrue();
        assertThat(Nodes.number(invoice.path("lines"), "total_count")).isEqualTo(13);
    }

    @Test
    void forgetsARaiseThatNobodyPays() {
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        raiseToTen();

        driver.advance(clock, at("2026-06-16T23:00"));

        assertThat(quantity(subscription)).isEqualTo(4);
        assertThat(Nodes.isSet(subscription, "pending_update")).isFalse();
        assertThat(status(driver.invoice(subscription))).isEqualTo("void");
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(driver.events()).contains("customer.subscription.pending_update_expired");
    }

    @Test
    void givesUpARaiseWhenItsPeriodEnds() {
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.advance(clock, at("2026-06-30T12:00"));
        raiseToTen();
        ObjectNode invoice = driver.invoice(subscription);

        driver.advance(clock, at("2026-07-01T00:00"));

        assertThat(status(invoice)).isEqualTo("void");
        assertThat(quantity(subscription)).isEqualTo(4);
        assertThat(status(driver.invoice(subscription))).isEqualTo("draft");
    }

    @Test
    void raisesOnceThePersonWasSeen() {
        driver.useCard(customer, "pm_card_authenticationRequired");
        raiseToTen();
        ObjectNode intent = driver.store.all("payment_intent").getFirst();
        assertThat(status(intent)).isEqualTo("requires_action");

        PageOutcome refused = driver.engine.authenticate(id(intent), false);
        assertThat(refused).isInstanceOf(PageOutcome.Declined.class);
        assertThat(quantity(subscription)).isEqualTo(4);
        driver.events();
    }

    @Test
    void creditsFewerSeatsOnTheNextInvoice() {
        change("items[0][quantity]", "2", "proration_behavior", "create_prorations");
        assertThat(quantity(subscription)).isEqualTo(2);

        driver.advance(clock, at("2026-07-01T01:00"));

        assertThat(Nodes.number(driver.invoice(subscription), "total")).isEqualTo(2000 - 1000);
        assertThat(Nodes.data(driver.invoice(subscription), "lines")).hasSize(3);
    }

    @Test
    void changesWithoutMoneyWhenAskedTo() {
        change("items[0][quantity]", "2", "proration_behavior", "none");

        driver.advance(clock, at("2026-07-01T01:00"));

        assertThat(Nodes.number(driver.invoice(subscription), "total")).isEqualTo(2000);
    }

    /** Rule 27. */
    @Test
    void proratesFromTheDateThatIsGiven() {
        String earlier = Long.toString(at("2026-06-11T00:00"));

        change("items[0][quantity]", "10", "proration_behavior", "always_invoice", "proration_date", earlier);

        assertThat(Nodes.number(driver.invoice(subscription), "amount_paid")).isEqualTo(4000);
    }

    @Test
    void keepsACreditForLaterInvoices() {
        change("items[0][quantity]", "1", "proration_behavior", "always_invoice");
        assertThat(Nodes.number(driver.store.get(customer).orElseThrow(), "balance"))
                .isEqualTo(-1500);

        driver.advance(clock, at("2026-07-01T01:00"));

        assertThat(Nodes.number(driver.invoice(subscription), "amount_due")).isZero();
        assertThat(Nodes.number(driver.store.get(customer).orElseThrow(), "balance"))
                .isEqualTo(-500);
    }

    private void raiseToTen() {
        change(
                "items[0][quantity]",
                "10",
                "proration_behavior",
                "always_invoice",
                "payment_behavior",
                "pending_if_incomplete");
    }

    private void change(String... form) {
        List<String> all = new ArrayList<>(List.of("items[0][id]", id(item(subscription))));
        all.addAll(List.of(form));
        driver.one("POST /v1/subscriptions/" + id(subscription), all.toArray(String[]::new));
    }
}
