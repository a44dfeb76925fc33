package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.object.Nodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Collection that is paused leaves the status alone (rule 14); what becomes of new invoices, the behavior says. */
final class PausedCollectionTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(customer, driver.price(1000));

    @ParameterizedTest
    @CsvSource({
        "keep_as_draft,      draft,         invoice.created",
        "void,               void,          invoice.voided",
        "mark_uncollectible, uncollectible, invoice.marked_uncollectible"
    })
    void chargesNothingForANewPeriod(String behavior, String becomes, String event) {
        update("pause_collection[behavior]", behavior);

        driver.advance(clock, at("2026-02-16T12:00"));

        assertThat(status(driver.invoice(subscription))).isEqualTo(becomes);
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(Read.periodEnd(subscription)).isEqualTo(at("2026-03-15T12:00"));
        assertThat(driver.store.all("charge")).hasSize(1);
        assertThat(driver.events()).contains(event);
    }

    @Test
    void showsHowItIsPaused() {
        assertThat(Nodes.text(update("pause_collection[behavior]", "void").path("pause_collection"), "behavior"))
                .isEqualTo("void");
        assertThat(Nodes.isSet(update("pause_collection", ""), "pause_collection"))
                .isFalse();
    }

    @Test
    void chargesAgainForThePeriodAfterThePause() {
        update("pause_collection[behavior]", "void");
        driver.advance(clock, at("2026-02-16T12:00"));

        update("pause_collection", "");
        driver.advance(clock, at("2026-03-15T13:00"));

        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    @Test
    void leavesAKeptDraftToWhoeverPausedIt() {
        update("pause_collection[behavior]", "keep_as_draft");
        driver.advance(clock, at("2026-02-15T12:00"));
        ObjectNode kept = driver.invoice(subscription);

        update("pause_collection", "");
        driver.advance(clock, at("2026-02-20T12:00"));

        assertThat(status(kept)).isEqualTo("draft");
        assertThat(Nodes.flag(kept, "auto_advance")).isFalse();
    }

    /** Rule 22. */
    @Test
    void canStillBePaidWhatItWroteOff() {
        update("pause_collection[behavior]", "mark_uncollectible");
        driver.advance(clock, at("2026-02-15T12:00"));
        ObjectNode invoice = driver.invoice(subscription);

        driver.one("POST /v1/invoices/" + id(invoice) + "/pay");

        assertThat(status(invoice)).isEqualTo("paid");
    }

    @Test
    void refusesAPauseOfNoKind() {
        assertThatThrownBy(() -> update("pause_collection[behavior]", "forget")).isInstanceOf(StripeError.class);
    }

    @Test
    void doesNotKnowAnInvoiceAtOnceWhileItIsPaused() {
        update("pause_collection[behavior]", "void");

        assertThatThrownBy(() -> update(
                        "items[0][id]", id(Read.item(subscription)),
                        "items[0][quantity]", "4",
                        "proration_behavior", "always_invoice"))
                .isInstanceOfSatisfying(
                        StripeError.class,
                        error -> assertThat(error.httpStatus()).isEqualTo(501));
    }

    private ObjectNode update(String... form) {
        return driver.one("POST /v1/subscriptions/" + id(subscription), form);
    }
}
