package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where a customer authenticates for whom the bank asks. */
final class LookConfirmationTest {

    private static final Stand STAND = new Stand();
    private static final Duration MONTH = Duration.ofDays(31);

    private final Clinic clinic = Clinic.onClock(STAND);

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void asksForNobodyWhereAllIsPaid() {
        Look look = clinic.look(clinic.subscribed("pm_card_visa"));

        assertThat(look.payments().authenticationRequired()).isFalse();
        assertThat(look.payments().confirmationUrl()).isNull();
    }

    @Test
    void saysWhereAFirstPaymentIsConfirmed() {
        String reference = clinic.subscribed("pm_card_authenticationRequired");

        Look waiting = clinic.look(reference);
        confirm(waiting);

        assertThat(waiting.status()).isEqualTo(ProviderStatus.INCOMPLETE);
        assertThat(waiting.payments().authenticationRequired()).isTrue();
        assertConfirmed(reference, 3);
    }

    @Test
    void saysWhereARenewalIsConfirmed() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.prefer(reference, "pm_card_authenticationRequired");
        clinic.pass(MONTH.plusHours(2));

        Look waiting = clinic.look(reference);
        confirm(waiting);

        assertThat(waiting.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(waiting.payments().authenticationRequired()).isTrue();
        assertConfirmed(reference, 3);
    }

    /** A trial that ended without a card goes on once its first period is paid (billing rule 15). */
    @Test
    void saysWhereAResumptionIsConfirmed() {
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 14));
        String reference = Clinic.reference(clinic.billing().subscribe(request));
        clinic.forgetCard(reference);
        clinic.pass(Duration.ofDays(15));
        clinic.billing().changePaymentMethod(clinic.paymentMethod(reference, "pm_card_authenticationRequired"));

        Look waiting = clinic.look(reference);
        confirm(waiting);

        assertThat(waiting.status()).isEqualTo(ProviderStatus.PAUSED);
        assertConfirmed(reference, 3);
    }

    @Test
    void saysWhereARaiseIsConfirmed() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.prefer(reference, "pm_card_authenticationRequired");
        raise(reference);

        Look waiting = clinic.look(reference);
        confirm(waiting);

        assertThat(waiting.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(waiting.quantity()).isEqualTo(3);
        assertThat(waiting.payments().authenticationRequired()).isTrue();
        assertConfirmed(reference, 5);
    }

    @Test
    void asksForNobodyWhereARaiseWasDeclined() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.runDry(reference);
        raise(reference);

        Look look = clinic.look(reference);

        assertThat(clinic.atStripe(reference).getPendingUpdate()).isNotNull();
        assertThat(look.payments().confirmationUrl()).isNull();
        assertThat(look.payments().declined()).isFalse();
    }

    /** As somebody does it at Stripe: billed at once, in force when it is paid. */
    private void raise(String reference) {
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(clinic.atStripe(reference)
                                .getItems()
                                .getData()
                                .getFirst()
                                .getId())
                        .setQuantity(5L)
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.PENDING_IF_INCOMPLETE)
                .build();
        STAND.at(v1 -> v1.subscriptions().update(reference, params));
    }

    private static void confirm(Look waiting) {
        STAND.submit(String.valueOf(waiting.payments().confirmationUrl()), "authenticate", "true");
    }

    private void assertConfirmed(String reference, int quantity) {
        Look look = clinic.look(reference);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.quantity()).isEqualTo(quantity);
        assertThat(look.payments().authenticationRequired()).isFalse();
        assertThat(look.payments().confirmationUrl()).isNull();
    }
}
