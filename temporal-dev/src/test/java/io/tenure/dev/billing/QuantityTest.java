package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class QuantityTest {

    private static final Stand STAND = new Stand();

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
    void keepsTheNumberUntilMoreIsPaid() {
        clinic.runDry(reference);

        assertThat(change(5, 1)).isEqualTo(Answer.done());

        Look look = clinic.look(reference);
        assertThat(look.quantity()).isEqualTo(3);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(clinic.atStripe(reference).getPendingUpdate()).isNotNull();
    }

    @Test
    void sellsFewer() {
        assertThat(change(1, 1)).isEqualTo(Answer.done());

        assertThat(clinic.look(reference).quantity()).isEqualTo(1);
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

        assertThatThrownBy(() -> clinic.attempt(1).changeQuantity(request)).isInstanceOf(ApplicationFailure.class);
        String invoice = clinic.atStripe(reference).getLatestInvoice();

        assertThat(clinic.attempt(2).changeQuantity(request)).isEqualTo(Answer.done());
        assertThat(clinic.atStripe(reference).getLatestInvoice()).isEqualTo(invoice);
    }

    private Answer change(int quantity, int attempt) {
        return clinic.attempt(attempt)
                .changeQuantity(new ChangeQuantity(clinic.id, reference, quantity, clinic.operation(), 0));
    }
}
