package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Driver.at;
import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.object.Nodes;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A schedule that is attached to a subscription (rule 60). */
final class ScheduleTest {
    private final Driver driver = new Driver();
    private final String clock = driver.clock("2026-01-15T12:00");
    private final String customer = driver.customer(clock, "pm_card_visa");
    private final ObjectNode subscription = driver.subscribe(customer, driver.price(1000));
    private final ObjectNode schedule =
            driver.one("POST /v1/subscription_schedules", "from_subscription", id(subscription));

    @Test
    void holdsTheSubscriptionAsItIs() {
        assertThat(Nodes.text(subscription, "schedule")).isEqualTo(id(schedule));
        assertThat(Nodes.number(schedule.path("current_phase"), "end_date")).isEqualTo(at("2026-02-15T12:00"));
        assertThat(driver.one("GET /v1/subscription_schedules/" + id(schedule))).isEqualTo(schedule);
    }

    @Test
    void allowsNoOtherEndUntilItIsReleased() {
        assertThatThrownBy(this::endAtPeriodEnd)
                .isInstanceOf(StripeError.class)
                .hasMessageContaining("managed by the subscription schedule");

        driver.one("POST /v1/subscription_schedules/" + id(schedule) + "/release");
        endAtPeriodEnd();

        assertThat(status(schedule)).isEqualTo("released");
        assertThat(Nodes.flag(subscription, "cancel_at_period_end")).isTrue();
        assertThat(driver.events()).contains("subscription_schedule.released");
    }

    @Test
    void isReleasedOnce() {
        driver.one("POST /v1/subscription_schedules/" + id(schedule) + "/release");

        assertThatThrownBy(() -> driver.one("POST /v1/subscription_schedules/" + id(schedule) + "/release"))
                .isInstanceOf(StripeError.class);
    }

    @Test
    void isTheOnlyOneOfItsSubscription() {
        assertThatThrownBy(() -> driver.one("POST /v1/subscription_schedules", "from_subscription", id(subscription)))
                .isInstanceOf(StripeError.class);
    }

    @Test
    void endsWithItsSubscription() {
        driver.one("DELETE /v1/subscriptions/" + id(subscription));

        assertThat(status(schedule)).isEqualTo("canceled");
    }

    private void endAtPeriodEnd() {
        driver.one("POST /v1/subscriptions/" + id(subscription), "cancel_at_period_end", "true");
    }
}
