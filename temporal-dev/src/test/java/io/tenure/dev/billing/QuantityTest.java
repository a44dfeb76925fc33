package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class QuantityTest {

    private static final Stand STAND = new Stand();
    private static final Answer DECLINED = Answer.refused("payment-method-declined");

    private final Clinic clinic = Clinic.inRealTime(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void sellsMoreAtOnce() {
        assertThat(change(5, 1)).isEqualTo(Answer.done());

        Look look = clinic.look(reference);
        assertThat(look.quantity()).isEqualTo(5);
        assertThat(look.paidUntil()).isEqualTo(look.periodUntil());
        assertThat(look.paid()).hasSize(1);
    }

    @Test
    void refusesARaiseWhoseChargeIsDeclinedAndRestores() {
        clinic.runDry(reference);

        assertThat(change(5, 1)).isEqualTo(DECLINED);

        Look look = clinic.look(reference);
        assertThat(look.quantity()).isEqualTo(3);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.owed()).isNull();
        assertThat(clinic.atStripe(reference).getPendingUpdate()).isNull();
    }

    @Test
    void sellsWithTheNextCardWhatTheOneBeforeRefused() {
        clinic.runDry(reference);
        change(5, 1);
        clinic.attempt(1)
                .changePaymentMethod(
                        new ChangePaymentMethod(clinic.id, reference, "pm_card_visa", clinic.operation(), 0));
        int before = clinic.look(reference).quantity();

        assertThat(change(5, 1)).isEqualTo(Answer.done());

        assertThat(before).isEqualTo(3);
        assertThat(clinic.look(reference).quantity()).isEqualTo(5);
    }

    @Test
    void refusesADeclinedRaiseAlsoWhenAnswersWereLost() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");
        other.runDry(subscription);
        ChangeQuantity request = new ChangeQuantity(other.id, subscription, 5, other.operation(), 0);
        STAND.fail("POST /v1/subscriptions/*", "execute-and-timeout", 1);
        assertThatThrownBy(() -> other.vainAttempt(1).changeQuantity(request)).isInstanceOf(ApplicationFailure.class);
        STAND.fail("POST /v1/invoices/*/void", "execute-and-timeout", 1);
        assertThatThrownBy(() -> other.vainAttempt(2).changeQuantity(request)).isInstanceOf(ApplicationFailure.class);

        assertThat(other.attempt(3).changeQuantity(request)).isEqualTo(DECLINED);
    }

    @Test
    void leavesARaiseToTheBankAndSaysWhere() {
        clinic.attempt(1)
                .changePaymentMethod(new ChangePaymentMethod(
                        clinic.id, reference, "pm_card_authenticationRequired", clinic.operation(), 0));

        Checkout page = change(5, 1).checkout();
        int before = clinic.look(reference).quantity();
        if (page == null) {
            throw new AssertionError("Nobody was told where to confirm");
        }
        STAND.submit(page.url(), "authenticate", "true");

        assertThat(before).isEqualTo(3);
        assertThat(clinic.look(reference).quantity()).isEqualTo(5);
    }

    @Test
    void sellsFewer() {
        assertThat(change(1, 1)).isEqualTo(Answer.done());

        assertThat(clinic.look(reference).quantity()).isEqualTo(1);
    }

    @Test
    void seesWhatWasPaidBehindTenProrations() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");
        other.attempt(1).changeQuantity(new ChangeQuantity(other.id, subscription, 9, other.operation(), 0));
        for (int seats = 8; seats > 2; seats--) {
            other.attempt(1).changeQuantity(new ChangeQuantity(other.id, subscription, seats, other.operation(), 0));
        }

        other.pass(Duration.ofDays(31).plusHours(2));

        Look look = other.look(subscription);
        assertThat(look.paidUntil()).isEqualTo(look.periodUntil()).isEqualTo(Instant.parse("2027-03-10T12:00:00Z"));
        assertThat(look.paid()).hasSize(2);
    }

    @Test
    void sellsOnTheClockOfStripe() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");

        other.attempt(1).changeQuantity(new ChangeQuantity(other.id, subscription, 4, other.operation(), 0));

        assertThat(other.look(subscription).quantity()).isEqualTo(4);
    }

    @Test
    void billsOnceWhenTheAnswerWasLost() {
        ChangeQuantity request = new ChangeQuantity(clinic.id, reference, 5, clinic.operation(), 0);
        STAND.fail("POST /v1/subscriptions/*", "execute-and-timeout", 1);

        assertThatThrownBy(() -> clinic.vainAttempt(1).changeQuantity(request)).isInstanceOf(ApplicationFailure.class);
        String invoice = clinic.atStripe(reference).getLatestInvoice();

        assertThat(clinic.attempt(2).changeQuantity(request)).isEqualTo(Answer.done());
        assertThat(clinic.atStripe(reference).getLatestInvoice()).isEqualTo(invoice);
    }

    private Answer change(int quantity, int attempt) {
        return clinic.attempt(attempt)
                .changeQuantity(new ChangeQuantity(clinic.id, reference, quantity, clinic.operation(), 0));
    }
}
