package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An attempt that Temporal has given up begins nothing more at Stripe: what follows it finds Stripe alone. */
final class AttemptLimitTest {

    private static final Stand STAND = new Stand();

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void beginsNoCallWhoseAnswerCouldComeAfterTheAttempt() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        BillingActivities slow = clinic.billingBy(new Slow(Duration.ofSeconds(9)));
        String customer = clinic.another().atStripe(first(clinic)).getCustomer();

        assertThatThrownBy(() -> slow.subscribe(request))
                .isInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("attempt-too-long");
        assertThat(clinic.allOf(customer)).hasSize(1);

        assertThat(Clinic.reference(clinic.billing().subscribe(request))).isNotBlank();
        assertThat(clinic.allOf(customer)).hasSize(2);
    }

    /** The organization's customer is there already. */
    private static String first(Clinic clinic) {
        return clinic.another().subscribed("pm_card_visa");
    }

    /** Each call takes as long as that: the clock is read before each. */
    private static final class Slow extends Clock {

        private static final Instant BEGIN = Instant.parse("2026-11-30T12:00:00Z");
        private final Duration aCall;
        private final AtomicInteger calls = new AtomicInteger();

        Slow(Duration aCall) {
            this.aCall = aCall;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return BEGIN.plus(aCall.multipliedBy(calls.getAndIncrement()));
        }
    }
}
