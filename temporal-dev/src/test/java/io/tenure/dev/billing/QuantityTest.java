package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
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
        assertThat(change(5)).isEqualTo(Answer.done());

        Look look = clinic.look(reference);
        assertThat(look.quantity()).isEqualTo(5);
        assertThat(look.periods().paidUntil()).isEqualTo(look.periods().until());
        assertThat(look.payments().paid()).hasSize(1);
    }

    @Test
    void refusesARaiseWhoseChargeIsDeclinedAndRestores() {
        clinic.runDry(reference);

        assertThat(change(5)).isEqualTo(DECLINED);

        Look look = clinic.look(reference);
        assertThat(look.quantity()).isEqualTo(3);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.payments().owed()).isNull();
        assertThat(clinic.atStripe(reference).getPendingUpdate()).isNull();
    }

    @Test
    void sellsWithTheNextCardWhatTheOneBeforeRefused() {
        clinic.runDry(reference);
        change(5);
        clinic.billing().changePaymentMethod(clinic.paymentMethod(reference, "pm_card_visa"));
        Integer before = clinic.look(reference).quantity();

        assertThat(change(5)).isEqualTo(Answer.done());

        assertThat(before).isEqualTo(3);
        assertThat(clinic.look(reference).quantity()).isEqualTo(5);
    }

    @Test
    void refusesADeclinedRaiseAlsoWhenAnswersWereLost() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");
        other.runDry(subscription);
        ChangeQuantity request = other.quantity(subscription, 5);
        STAND.fail("POST /v1/subscriptions/*", "execute-and-timeout", 1);
        assertThatThrownBy(() -> other.impatient().changeQuantity(request)).isInstanceOf(ApplicationFailure.class);
        STAND.fail("POST /v1/invoices/*/void", "execute-and-timeout", 1);
        assertThatThrownBy(() -> other.impatient().changeQuantity(request)).isInstanceOf(ApplicationFailure.class);

        assertThat(other.billing().changeQuantity(request)).isEqualTo(DECLINED);
    }

    @Test
    void sellsFewer() {
        assertThat(change(1)).isEqualTo(Answer.done());

        assertThat(clinic.look(reference).quantity()).isEqualTo(1);
    }

    @Test
    void seesWhatWasPaidBehindTenProrations() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");
        other.billing().changeQuantity(other.quantity(subscription, 9));
        for (int seats = 8; seats > 2; seats--) {
            other.billing().changeQuantity(other.quantity(subscription, seats));
        }

        other.pass(Duration.ofDays(31).plusHours(2));

        Look look = other.look(subscription);
        assertThat(look.periods().paidUntil())
                .isEqualTo(look.periods().until())
                .isEqualTo(Instant.parse("2027-03-10T12:00:00Z"));
        assertThat(look.payments().paid()).hasSize(2);
    }

    @Test
    void sellsOnTheClockOfStripe() {
        Clinic other = Clinic.onClock(STAND);
        String subscription = other.subscribed("pm_card_visa");

        other.billing().changeQuantity(other.quantity(subscription, 4));

        assertThat(other.look(subscription).quantity()).isEqualTo(4);
    }

    @Test
    void billsOnceWhenTheAnswerWasLost() {
        ChangeQuantity request = clinic.quantity(reference, 5);
        STAND.fail("POST /v1/subscriptions/*", "execute-and-timeout", 1);

        assertThatThrownBy(() -> clinic.impatient().changeQuantity(request)).isInstanceOf(ApplicationFailure.class);
        String invoice = clinic.atStripe(reference).getLatestInvoice();

        assertThat(clinic.billing().changeQuantity(request)).isEqualTo(Answer.done());
        assertThat(clinic.atStripe(reference).getLatestInvoice()).isEqualTo(invoice);
    }

    @Test
    void isRejectedWhereStripeHasNoSuchSubscription() {
        assertThatThrownBy(() -> clinic.billing().changeQuantity(clinic.quantity("sub_none", 5)))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("REJECTED");
                    assertThat(failure.getOriginalMessage()).isEqualTo(Answer.GONE);
                });
    }

    private Answer change(int quantity) {
        return clinic.billing().changeQuantity(clinic.quantity(reference, quantity));
    }
}
