package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Subscription;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.AbandonCreation;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.BillingActivities.OpenCheckout;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class AbandonmentTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.onClock(STAND);

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void endsTheSubscriptionWhoseAnswerWasLost() {
        String first = clinic.subscribed("pm_card_visa");
        Clinic other = clinic.another();
        Subscribe request = new Subscribe(other.id, other.request("pm_card_visa", 0));
        STAND.fail("POST /v1/subscriptions", "execute-and-timeout", 1);
        assertThatThrownBy(() -> other.impatient().subscribe(request)).isInstanceOf(ApplicationFailure.class);

        assertThat(abandon(other)).isEqualTo(Answer.done());
        assertThat(abandon(other)).isEqualTo(Answer.done());

        assertThat(clinic.allOf(clinic.atStripe(first).getCustomer()))
                .extracting(Subscription::getStatus)
                .containsExactly("canceled", "active");
    }

    @Test
    void endsAFirstPaymentThatIsStillMissing() {
        String incomplete = clinic.subscribed("pm_card_authenticationRequired");

        abandon(clinic);

        assertThat(clinic.atStripe(incomplete).getStatus()).isEqualTo("incomplete_expired");
    }

    @Test
    void expiresThePageWhoseAnswerWasLost() {
        Checkout page = page(clinic);

        assertThat(abandon(clinic)).isEqualTo(Answer.done());

        assertThat(clinic.billing()
                        .look(new LookRequest(clinic.id, null, page.reference()))
                        .status())
                .isEqualTo(ProviderStatus.CHECKOUT_EXPIRED);
    }

    @Test
    void endsWhatTheCustomerBoughtOnThePage() {
        Checkout page = page(clinic);
        STAND.submit(page.url(), "payment_method", "pm_card_visa");

        abandon(clinic);

        assertThat(clinic.billing()
                        .look(new LookRequest(clinic.id, null, page.reference()))
                        .status())
                .isEqualTo(ProviderStatus.CANCELED);
    }

    @Test
    void findsACustomerWhoseAnswerWasLostToo() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.sql(
                "update billing_customer set provider_reference = null where organization_id = ?", clinic.organization);

        abandon(clinic);

        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("canceled");
    }

    @Test
    void leavesOtherSubscriptionsAloneAndCollectedForTheCustomer() {
        String first = clinic.subscribed("pm_card_visa");
        clinic.runDry(first);
        clinic.pass(Duration.ofDays(31).plusHours(2));
        Clinic other = clinic.another();
        other.subscribed("pm_card_visa");

        abandon(other);

        Subscription kept = clinic.atStripe(first);
        assertThat(kept.getStatus()).isEqualTo("past_due");
        assertThat(STAND.at(v1 -> v1.invoices().retrieve(kept.getLatestInvoice()))
                        .getAutoAdvance())
                .isTrue();
    }

    @Test
    void isDoneWhereNothingWasMadeAndLetsNothingBeMade() {
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));

        assertThat(abandon(clinic)).isEqualTo(Answer.done());

        assertThatThrownBy(() -> clinic.billing().subscribe(request))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getOriginalMessage()).isEqualTo("provider-key-taken"));
        assertThat(abandon(clinic)).isEqualTo(Answer.done());
    }

    @Test
    void isDoneWhereTheCustomerIsAnotherAccounts() {
        String reference = clinic.subscribed("pm_card_visa");
        clinic.sql(
                "update billing_customer set provider_account = 'acct_other' where organization_id = ?",
                clinic.organization);

        assertThat(abandon(clinic)).isEqualTo(Answer.done());

        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("active");
    }

    @Test
    void isUnclearWhenStripeDoesNotAnswer() {
        String reference = clinic.subscribed("pm_card_visa");
        STAND.fail("GET /v1/subscriptions", "error", 1);

        assertThatThrownBy(() -> abandon(clinic))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UNAVAILABLE"));
        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("active");
    }

    private static Answer abandon(Clinic clinic) {
        return clinic.billing().abandonCreation(new AbandonCreation(clinic.id));
    }

    private static Checkout page(Clinic clinic) {
        Answer answer = clinic.billing().openCheckout(new OpenCheckout(clinic.id, clinic.request(null, 0)));
        Checkout page = answer.checkout();
        if (page == null) {
            throw new AssertionError("No page was opened");
        }
        return page;
    }
}
