package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import io.tenure.dev.stripe.engine.object.Nodes;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Customers, cards, clocks, real time, events and what is kept. */
final class StandInTest {
    private final Driver driver = new Driver();
    private final String price = driver.price(1000);

    @Test
    void listsACustomerOnAClockOnlyWhenTheClockIsNamed() {
        String clock = driver.clock("2026-01-15T12:00");
        String onClock = driver.customer(clock, "");
        String inRealTime = driver.customer("", "");

        assertThat(driver.many("GET /v1/customers", "email", "buyer@example.com"))
                .extracting(Read::id)
                .containsExactly(inRealTime);
        assertThat(driver.many("GET /v1/customers", "test_clock", clock, "created[gte]", "0"))
                .extracting(Read::id)
                .containsExactly(onClock);
    }

    /** Rule 67. */
    @Test
    void attachesACopyOfATestCardButNoneThatDeclines() {
        String customer = driver.customer("", "");

        String method = driver.useCard(customer, "pm_card_chargeCustomerFail");

        assertThat(method).startsWith("pm_").isNotEqualTo("pm_card_chargeCustomerFail");
        assertThat(driver.many("GET /v1/payment_methods", "customer", customer)).hasSize(1);
        assertThatThrownBy(() -> driver.useCard(customer, "pm_card_visa_chargeDeclinedStolenCard"))
                .isInstanceOfSatisfying(StripeError.class, error -> {
                    assertThat(error.httpStatus()).isEqualTo(402);
                    assertThat(error.code()).isEqualTo("card_declined");
                    assertThat(error.declineCode()).isEqualTo("stolen_card");
                });
    }

    @Test
    void advancesTwoIntervalsAtMostAndShowsTheWork() {
        String clock = driver.clock("2026-01-15T12:00");
        driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        String path = "POST /v1/test_helpers/test_clocks/" + clock + "/advance";

        assertThatThrownBy(() -> driver.one(path, "frozen_time", Long.toString(at("2026-03-15T12:01"))))
                .isInstanceOf(StripeError.class);
        ObjectNode advancing = driver.one(path, "frozen_time", Long.toString(at("2026-03-15T12:00")));
        assertThat(status(advancing)).isEqualTo("advancing");
        assertThatThrownBy(() -> driver.customer(clock, "")).isInstanceOf(StripeError.class);
        driver.engine.runClock(clock);

        ObjectNode ready = driver.one("GET /v1/test_helpers/test_clocks/" + clock);
        assertThat(status(ready)).isEqualTo("ready");
        assertThat(Nodes.number(ready, "frozen_time")).isEqualTo(at("2026-03-15T12:00"));
    }

    @Test
    void datesWhatHappensOnAClockInItsTime() {
        String clock = driver.clock("2026-01-15T12:00");
        driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        driver.advance(clock, at("2026-03-01T00:00"));

        List<ObjectNode> paid = driver.many("GET /v1/events", "type", "invoice.paid");

        assertThat(paid)
                .extracting(event -> Nodes.number(event, "created"))
                .containsExactly(at("2026-02-15T13:00"), at("2026-01-15T12:00"));
    }

    @Test
    void renewsInRealTimeWithoutAClock() {
        ObjectNode subscription = driver.subscribe(driver.customer("", "pm_card_visa"), price);

        driver.realTime("2026-02-28T13:00");

        assertThat(Read.periodEnd(subscription)).isEqualTo(at("2026-03-31T12:00"));
        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    @Test
    void namesTheRequestOnItsEvents() {
        driver.events();

        driver.engine.inRequest("req_1", "key-1", () -> driver.call("POST /v1/customers", "email", "a@example.com"));

        assertThat(driver.engine.drainNewEvents()).singleElement().satisfies(event -> {
            assertThat(Nodes.text(event.path("request"), "id")).isEqualTo("req_1");
            assertThat(Nodes.text(event.path("request"), "idempotency_key")).isEqualTo("key-1");
            assertThat(Nodes.text(event, "api_version")).isEqualTo(Stripe.API_VERSION);
        });
    }

    @Test
    void goesOnFromWhatWasKept() {
        String clock = driver.clock("2026-01-15T12:00");
        ObjectNode subscription = driver.subscribe(driver.customer(clock, "pm_card_visa"), price);
        ObjectStore restored = new ObjectStore();
        restored.restore(written(driver.store.snapshot()));
        StripeEngine engine = new StripeEngine(restored, () -> Instant.EPOCH, new Ids(new Random(7)));
        driver.store.drainChanges();

        driver.advance(clock, at("2026-02-15T13:00"));
        restored.apply(written(driver.store.drainChanges()));

        assertThat(written(restored.snapshot())).isEqualTo(written(driver.store.snapshot()));
        assertThat(restored.drainChanges().path("objects")).isEmpty();
        assertThat(status(restored.get(id(subscription)).orElseThrow())).isEqualTo("active");
        assertThat(engine.operations()).containsKey("GET /v1/subscriptions/{id}");
    }

    @Test
    void keepsThePriceOfAPageThatAsksForThePerson() {
        String clock = driver.clock("2026-01-15T12:00");
        ObjectNode subscription =
                driver.subscribe(driver.customer(clock, "pm_card_authenticationRequiredOnSetup"), price);
        assertThat(status(subscription)).isEqualTo("incomplete");
        ObjectNode intent = driver.store.all("payment_intent").getFirst();
        assertThat(Nodes.text(intent.path("next_action").path("redirect_to_url"), "url"))
                .isEqualTo("http://stripe.test/3ds/" + id(intent));

        driver.engine.authenticate(id(intent), true);

        assertThat(status(subscription)).isEqualTo("active");
        driver.advance(clock, at("2026-02-15T13:00"));
        assertThat(status(subscription)).isEqualTo("active");
        assertThat(status(driver.invoice(subscription))).isEqualTo("paid");
    }

    private static JsonNode written(ObjectNode node) {
        return JsonMapper.builder().build().readTree(node.toString());
    }
}
