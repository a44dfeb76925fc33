package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation.Kind;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CancellationTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void endsNowHoweverOftenItIsAsked() {
        assertThat(change(Kind.NOW)).isEqualTo(Answer.done());
        assertThat(change(Kind.NOW)).isEqualTo(Answer.done());

        Look look = clinic.look(reference);
        assertThat(look.status()).isEqualTo(ProviderStatus.CANCELED);
        assertThat(look.periods().endedAt()).isNotNull();
    }

    @Test
    void endsAtThePeriodsEndAndTakesItBack() {
        change(Kind.AT_PERIOD_END);
        Look ending = clinic.look(reference);
        change(Kind.UNDO);
        Look renewing = clinic.look(reference);

        assertThat(ending.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(ending.periods().cancelAt()).isEqualTo(ending.periods().until());
        assertThat(renewing.periods().cancelAt()).isNull();
    }

    @Test
    void endsAtThePeriodsEndDespiteSomebodysSchedule() {
        schedule();

        assertThat(change(Kind.AT_PERIOD_END)).isEqualTo(Answer.done());

        Look ending = clinic.look(reference);
        assertThat(ending.periods().cancelAt()).isEqualTo(ending.periods().until());
        assertThat(clinic.atStripe(reference).getSchedule()).isNull();
    }

    @Test
    void takesBackAnEndThatIsADate() {
        endAt(periodEnd());

        assertThat(change(Kind.UNDO)).isEqualTo(Answer.done());
        assertThat(change(Kind.UNDO)).isEqualTo(Answer.done());

        assertThat(clinic.look(reference).periods().cancelAt()).isNull();
    }

    @Test
    void takesBackSomebodysScheduleToo() {
        schedule();

        assertThat(change(Kind.UNDO)).isEqualTo(Answer.done());

        assertThat(clinic.atStripe(reference).getSchedule()).isNull();
    }

    @Test
    void leavesAnEndThatComesNoLaterThanThePeriods() {
        long earlier = periodEnd() - 86_400;
        endAt(earlier);

        assertThat(change(Kind.AT_PERIOD_END)).isEqualTo(Answer.done());

        assertThat(clinic.atStripe(reference).getCancelAt()).isEqualTo(earlier);
    }

    @Test
    void endsWithThePeriodWhatWouldEndLater() {
        endAt(periodEnd() + 86_400);

        assertThat(change(Kind.AT_PERIOD_END)).isEqualTo(Answer.done());

        assertThat(clinic.look(reference).periods().cancelAt())
                .isEqualTo(clinic.look(reference).periods().until());
    }

    @ParameterizedTest
    @EnumSource
    void isGoneWhereStripeHasNoSuchSubscription(Kind kind) {
        ChangeCancellation request = new ChangeCancellation(clinic.id, "sub_none", kind);

        assertThat(clinic.billing().changeCancellation(request)).isEqualTo(Answer.refused(Answer.GONE));
    }

    @Test
    void refusesToTakeBackAnEnd() {
        change(Kind.NOW);

        assertThat(change(Kind.UNDO)).isEqualTo(Answer.refused("subscription-not-active"));
    }

    @Test
    void givesUpAFirstPayment() {
        Clinic other = Clinic.onClock(STAND);
        String incomplete = other.subscribed("pm_card_chargeCustomerFail");

        other.billing().changeCancellation(new ChangeCancellation(other.id, incomplete, Kind.NOW));

        assertThat(other.look(incomplete).status()).isEqualTo(ProviderStatus.INCOMPLETE_EXPIRED);
    }

    private void schedule() {
        SubscriptionScheduleCreateParams params = SubscriptionScheduleCreateParams.builder()
                .setFromSubscription(reference)
                .build();
        STAND.at(v1 -> v1.subscriptionSchedules().create(params));
    }

    /** As the portal does for subscriptions of flexible billing mode: without {@code cancel_at_period_end}. */
    private void endAt(long instant) {
        SubscriptionUpdateParams params =
                SubscriptionUpdateParams.builder().setCancelAt(instant).build();
        STAND.at(v1 -> v1.subscriptions().update(reference, params));
    }

    private long periodEnd() {
        return clinic.atStripe(reference).getItems().getData().getFirst().getCurrentPeriodEnd();
    }

    private Answer change(Kind kind) {
        return clinic.billing().changeCancellation(new ChangeCancellation(clinic.id, reference, kind));
    }
}
