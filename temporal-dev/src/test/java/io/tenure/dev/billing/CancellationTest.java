package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation.Kind;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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
        assertThat(look.endedAt()).isNotNull();
    }

    @Test
    void endsAtThePeriodsEndAndTakesItBack() {
        change(Kind.AT_PERIOD_END);
        Look ending = clinic.look(reference);
        change(Kind.UNDO);
        Look renewing = clinic.look(reference);

        assertThat(ending.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(ending.cancelAt()).isEqualTo(ending.periodUntil());
        assertThat(renewing.cancelAt()).isNull();
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

        other.attempt(1)
                .changeCancellation(new ChangeCancellation(other.id, incomplete, Kind.NOW, other.operation(), 0));

        assertThat(other.look(incomplete).status()).isEqualTo(ProviderStatus.INCOMPLETE_EXPIRED);
    }

    private Answer change(Kind kind) {
        return clinic.attempt(1)
                .changeCancellation(new ChangeCancellation(clinic.id, reference, kind, clinic.operation(), 0));
    }
}
