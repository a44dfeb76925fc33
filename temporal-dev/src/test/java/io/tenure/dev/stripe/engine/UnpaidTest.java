package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.billing.RetriesEnd;
import io.tenure.dev.stripe.engine.object.Nodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An account that leaves subscriptions unpaid when the last retry has failed (rule 13). */
final class UnpaidTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(customer, driver.price(1000));

    @BeforeEach
    void failEveryRetry() {
        driver.engine.retriesEnd(RetriesEnd.UNPAID);
        driver.useCard(customer, "pm_card_chargeCustomerFail");
        driver.advance(clock, at("2026-02-28T00:00"));
    }

    @Test
    void isPastDueUntilTheLastRetryAndUnpaidAfterIt() {
        String before = status(subscription);

        driver.advance(clock, at("2026-03-02T12:00"));

        assertThat(before).isEqualTo("past_due");
        assertThat(status(subscription)).isEqualTo("unpaid");
    }

    @Test
    void staysPastDueWhereTheAccountWantsIt() {
        driver.engine.retriesEnd(RetriesEnd.PAST_DUE);

        driver.advance(clock, at("2026-03-02T14:00"));

        assertThat(status(subscription)).isEqualTo("past_due");
    }

    @Test
    void isUnpaidAfterRetriesThatAHardDeclineOnlyCounts() {
        Driver other = new Driver();
        String itsClock = other.clock("2026-01-15T12:00");
        String itsCustomer = other.customer(itsClock, "pm_card_visa");
        ObjectNode itsSubscription = other.subscribe(itsCustomer, other.price(1000));
        other.engine.retriesEnd(RetriesEnd.UNPAID);
        other.useCard(itsCustomer, "pm_card_authenticationRequired");

        other.advance(itsClock, at("2026-03-02T14:00"));

        assertThat(status(itsSubscription)).isEqualTo("unpaid");
    }

    @Test
    void leavesNewInvoicesAsDraftsAlsoWithANewCard() {
        driver.advance(clock, at("2026-03-02T14:00"));
        driver.useCard(customer, "pm_card_visa");

        driver.advance(clock, at("2026-03-20T00:00"));

        ObjectNode latest = driver.invoice(subscription);
        assertThat(Nodes.number(latest, "created")).isEqualTo(at("2026-03-15T12:00"));
        assertThat(status(latest)).isEqualTo("draft");
        assertThat(Nodes.flag(latest, "auto_advance")).isFalse();
        assertThat(status(subscription)).isEqualTo("unpaid");
    }

    @Test
    void isActiveOnceTheLatestInvoiceIsPaid() {
        driver.advance(clock, at("2026-03-20T00:00"));
        driver.useCard(customer, "pm_card_visa");

        driver.one("POST /v1/invoices/" + id(driver.invoice(subscription)) + "/pay");

        assertThat(status(subscription)).isEqualTo("active");
        driver.advance(clock, at("2026-04-15T14:00"));
        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }
}
