package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ExpireCheckout;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.BillingActivities.OpenCheckout;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class CheckoutTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.onClock(STAND);

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void opensOnePageHoweverOftenItIsAsked() {
        OpenCheckout request = new OpenCheckout(clinic.id, clinic.request(null, 0));

        Checkout first = page(clinic.billing().openCheckout(request));
        Checkout later = page(clinic.billing().openCheckout(new OpenCheckout(clinic.id, request.terms())));

        assertThat(later).isEqualTo(first);
        assertThat(first.until()).isBeforeOrEqualTo(Instant.now().plus(Duration.ofHours(24)));
        assertThat(look(first).status()).isEqualTo(ProviderStatus.CHECKOUT_OPEN);
        assertThat(STAND.at(v1 -> v1.checkout().sessions().retrieve(String.valueOf(first.reference())))
                        .getPaymentMethodTypes())
                .containsExactly("card", "link");
    }

    @Test
    void findsThePageWhoseAnswerWasLost() {
        OpenCheckout request = new OpenCheckout(clinic.id, clinic.request(null, 0));
        STAND.fail("POST /v1/checkout/sessions", "execute-and-timeout", 1);

        assertThatThrownBy(() -> clinic.impatient().openCheckout(request)).isInstanceOf(ApplicationFailure.class);
        Checkout page = page(clinic.billing().openCheckout(request));

        assertThat(look(page).status()).isEqualTo(ProviderStatus.CHECKOUT_OPEN);
    }

    @Test
    void followsTheSubscriptionOfACompletePage() {
        Checkout page = open(0);

        STAND.submit(page.url(), "payment_method", "pm_card_visa");

        Look look = look(page);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.quantity()).isEqualTo(3);
        assertThat(clinic.atStripe(String.valueOf(look.references().subscription()))
                        .getMetadata())
                .containsEntry("tenure_id", clinic.id.toString());
    }

    @Test
    void beginsWithTheTrialThatTheRowGives() {
        Checkout page = open(14);

        STAND.submit(page.url(), "payment_method", "pm_card_visa");

        assertThat(look(page).status()).isEqualTo(ProviderStatus.TRIALING);
    }

    @Test
    void expiresAnOpenPageOnce() {
        Checkout page = open(0);

        assertThat(expire(page)).isEqualTo(Answer.done());
        assertThat(expire(page)).isEqualTo(Answer.done());
        assertThat(look(page).status()).isEqualTo(ProviderStatus.CHECKOUT_EXPIRED);
    }

    @Test
    void refusesToExpireAPageThatTheCustomerCompleted() {
        Checkout page = open(0);
        STAND.submit(page.url(), "payment_method", "pm_card_visa");

        assertThat(expire(page)).isEqualTo(Answer.refused("checkout-complete"));
    }

    @Test
    void isDoneWithAPageThatStripeDoesNotHave() {
        ExpireCheckout request = new ExpireCheckout(clinic.id, "cs_test_none");

        assertThat(clinic.billing().expireCheckout(request)).isEqualTo(Answer.done());
    }

    private Checkout open(int trialDays) {
        return page(clinic.billing().openCheckout(new OpenCheckout(clinic.id, clinic.request(null, trialDays))));
    }

    private Answer expire(Checkout page) {
        return clinic.billing().expireCheckout(new ExpireCheckout(clinic.id, String.valueOf(page.reference())));
    }

    private Look look(Checkout page) {
        return clinic.billing().look(new LookRequest(clinic.id, null, page.reference()));
    }

    private static Checkout page(Answer answer) {
        Checkout page = answer.checkout();
        if (page == null) {
            throw new AssertionError("No page was opened");
        }
        return page;
    }
}
