package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of Stripe's that are none of ours: unknown, seen by a person, and no reason not to read the rest. */
final class LookNumbersTest {

    private static final Stand STAND = new Stand();
    private static final String BEYOND = "number-out-of-range";

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void takesTheLargestNumberOfSeats() {
        sell(Integer.MAX_VALUE);

        assertThat(clinic.look(reference).quantity()).isEqualTo(Integer.MAX_VALUE);
        assertThat(clinic.look(reference).oddity()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {Integer.MAX_VALUE + 1L, 3_000_000_000L})
    void doesNotKnowANumberOfSeatsBeyondAnInt(long quantity) {
        sell(quantity);

        Look look = clinic.look(reference);

        assertThat(look.quantity()).isNull();
        assertThat(look.oddity()).isEqualTo(BEYOND);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void seesAFailedPaymentOfANumberBeyondOurs() {
        sell(3_000_000_000L);
        clinic.runDry(reference);
        clinic.pass(Duration.ofDays(31).plusHours(2));

        Look look = clinic.look(reference);

        assertThat(look.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(look.oddity()).isEqualTo(BEYOND);
        assertThat(look.periods().unpaidUntil()).isEqualTo(look.periods().until());
    }

    @Test
    void doesNotKnowAnInstantBeyondTheYear9999() {
        STAND.at(v1 -> v1.subscriptions()
                .update(
                        reference,
                        SubscriptionUpdateParams.builder()
                                .setCancelAt(253_402_300_800L)
                                .build()));

        Look look = clinic.look(reference);

        assertThat(look.periods().cancelAt()).isNull();
        assertThat(look.oddity()).isEqualTo(BEYOND);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    /** From the next period on. */
    private void sell(long quantity) {
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(clinic.atStripe(reference)
                                .getItems()
                                .getData()
                                .getFirst()
                                .getId())
                        .setQuantity(quantity)
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                .build();
        STAND.at(v1 -> v1.subscriptions().update(reference, params));
    }
}
