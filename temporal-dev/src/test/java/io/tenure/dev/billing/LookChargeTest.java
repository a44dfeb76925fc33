package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import com.stripe.param.common.EmptyParam;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether Stripe is going to charge by itself for what it calls active. */
final class LookChargeTest {

    private static final Stand STAND = new Stand();
    private static final Duration MONTH = Duration.ofDays(31);

    private final Clinic clinic = Clinic.onClock(STAND);

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void expectsTheNextRenewal() {
        assertThat(isExpected(clinic.subscribed("pm_card_visa"))).isTrue();
    }

    @Test
    void expectsTheFirstChargeAfterATrial() {
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 14));
        String trial = Clinic.reference(clinic.billing().subscribe(request));

        Look look = clinic.look(trial);

        assertThat(look.status()).isEqualTo(ProviderStatus.TRIALING);
        assertThat(look.payments().chargeExpected()).isTrue();
    }

    /** Billing rule 7. */
    @Test
    void expectsTheChargeOfADraft() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.pass(MONTH.plusMinutes(30));

        assertThat(isExpected(reference)).isTrue();
    }

    @Test
    void expectsNothingOfOneThatIsBehindOrHasEnded() {
        String reference = failed();
        boolean behind = isExpected(reference);
        STAND.at(v1 -> v1.subscriptions().cancel(reference));

        assertThat(behind).isFalse();
        assertThat(isExpected(reference)).isFalse();
    }

    /** Billing rule 22: Stripe calls it active again, although nothing was paid for its period. */
    @Test
    void expectsNothingAfterARenewalWasVoided() {
        String reference = failed();

        STAND.at(v1 -> v1.invoices().voidInvoice(newest(reference)));

        assertActiveWithoutACharge(reference);
    }

    @Test
    void expectsNothingAfterARenewalWasWrittenOff() {
        String reference = failed();

        STAND.at(v1 -> v1.invoices().markUncollectible(newest(reference)));

        assertActiveWithoutACharge(reference);
    }

    @Test
    void expectsAgainOnceALaterPeriodIsPaid() {
        String reference = failed();
        STAND.at(v1 -> v1.invoices().voidInvoice(newest(reference)));
        clinic.prefer(reference, "pm_card_visa");

        clinic.pass(MONTH);

        Look look = clinic.look(reference);
        assertThat(look.periods().paidUntil()).isEqualTo(look.periods().until());
        assertThat(look.payments().chargeExpected()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PauseCollection.Behavior.class)
    void expectsNothingWhileCollectionIsPaused(PauseCollection.Behavior behavior) {
        String reference = clinic.subscribed("pm_card_visa");
        pause(reference, behavior);
        boolean inThePaidPeriod = isExpected(reference);

        clinic.pass(MONTH.plusHours(2));

        assertThat(inThePaidPeriod).isFalse();
        assertActiveWithoutACharge(reference);
    }

    @ParameterizedTest
    @EnumSource(PauseCollection.Behavior.class)
    void expectsNothingForAPeriodThatBeganInAPause(PauseCollection.Behavior behavior) {
        String reference = clinic.subscribed("pm_card_visa");
        pause(reference, behavior);
        clinic.pass(MONTH.plusHours(2));

        update(reference, SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY));

        assertActiveWithoutACharge(reference);
    }

    private void assertActiveWithoutACharge(String reference) {
        Look look = clinic.look(reference);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.periods().paidUntil()).isBefore(look.periods().until());
        assertThat(look.payments().chargeExpected()).isFalse();
    }

    private boolean isExpected(String reference) {
        return clinic.look(reference).payments().chargeExpected();
    }

    private String newest(String reference) {
        return clinic.atStripe(reference).getLatestInvoice();
    }

    /** A subscription whose first renewal was declined. */
    private String failed() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.runDry(reference);
        clinic.pass(MONTH.plusHours(2));
        return reference;
    }

    private static void pause(String reference, PauseCollection.Behavior behavior) {
        PauseCollection pause = PauseCollection.builder().setBehavior(behavior).build();
        update(reference, SubscriptionUpdateParams.builder().setPauseCollection(pause));
    }

    private static void update(String reference, SubscriptionUpdateParams.Builder params) {
        STAND.at(v1 -> v1.subscriptions().update(reference, params.build()));
    }
}
