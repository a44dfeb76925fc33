package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Invoice;
import com.stripe.param.InvoiceListParams;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PaymentTest {

    private static final Stand STAND = new Stand();
    private static final Answer DECLINED = Answer.refused("payment-method-declined");
    private static final Duration MONTH = Duration.ofDays(31);

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void seesARenewalThatFailed() {
        fallBehind();

        Look look = clinic.look(reference);

        assertThat(look.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(look.owed()).isEqualTo(new Money(6000, "EUR"));
        assertThat(look.paidUntil()).isEqualTo(Instant.parse("2027-02-10T12:00:00Z"));
        assertThat(look.periodUntil()).isEqualTo(Instant.parse("2027-03-10T12:00:00Z"));
        assertThat(look.authenticationRequired()).isFalse();
    }

    @Test
    void paysWhatIsOpenWithANewCard() {
        fallBehind();

        Answer answer = change("pm_card_mastercard", 1);

        Look look = clinic.look(reference);
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.owed()).isNull();
        assertThat(look.paidUntil()).isEqualTo(look.periodUntil());
    }

    @Test
    void paysTheOldestFirstAndFinalizesDrafts() {
        fallBehind();
        clinic.pass(Duration.ofDays(27).plusHours(22).plusMinutes(30));
        List<String> before = statuses();

        change("pm_card_visa", 1);

        assertThat(before).containsExactly("draft", "open", "paid");
        assertThat(statuses()).containsExactly("paid", "paid", "paid");
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void paysWhatIsOpenBehindALongHistory() {
        fallBehind();
        String open = clinic.atStripe(reference).getLatestInvoice();
        clinic.prefer(reference, "pm_card_visa");
        for (int seats = 4; seats <= 124; seats++) {
            clinic.attempt(1).changeQuantity(new ChangeQuantity(clinic.id, reference, seats, clinic.operation(), 0));
        }

        change("pm_card_visa", 1);

        assertThat(STAND.at(v1 -> v1.invoices().retrieve(open)).getStatus()).isEqualTo("paid");
    }

    @Test
    void paysTheDraftsOfAnUnpaidSubscription() {
        Clinic other = Clinic.onClock(STAND);
        String unpaid = other.subscribed("pm_card_visa");
        STAND.endRetriesWith("unpaid");
        other.runDry(unpaid);
        other.pass(MONTH.plusDays(20));
        other.pass(MONTH);
        Look before = other.look(unpaid);

        other.attempt(1)
                .changePaymentMethod(new ChangePaymentMethod(other.id, unpaid, "pm_card_visa", other.operation(), 0));

        STAND.endRetriesWith("past_due");
        assertThat(before.status()).isEqualTo(ProviderStatus.UNPAID);
        assertThat(before.owed()).isEqualTo(new Money(12000, "EUR"));
        assertThat(other.look(unpaid).status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(other.look(unpaid).owed()).isNull();
    }

    @Test
    void refusesABankAccount() {
        fallBehind();

        assertThat(change("pm_usBankAccount_success", 1)).isEqualTo(Answer.refused("payment-method-not-supported"));

        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.PAST_DUE);
    }

    @Test
    void refusesACardThatDeclinesAndStaysBehind() {
        fallBehind();

        assertThat(change("pm_card_visa_chargeDeclined", 1)).isEqualTo(DECLINED);
        assertThat(change("pm_card_chargeCustomerFail", 1)).isEqualTo(DECLINED);

        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.PAST_DUE);
    }

    @Test
    void leavesTheRestToTheBank() {
        fallBehind();

        Answer answer = change("pm_card_authenticationRequired", 1);

        Look look = clinic.look(reference);
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(look.authenticationRequired()).isTrue();
        assertThat(look.owed()).isEqualTo(new Money(6000, "EUR"));
        STAND.submit(String.valueOf(look.confirmationUrl()), "authenticate", "true");
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void chargesOnceWhenTheAnswerWasLost() {
        fallBehind();
        ChangePaymentMethod request = request("pm_card_visa", 0);
        STAND.fail("POST /v1/invoices/*/pay", "execute-and-timeout", 1);

        assertThatThrownBy(() -> clinic.vainAttempt(1).changePaymentMethod(request))
                .isInstanceOf(ApplicationFailure.class);

        assertThat(clinic.attempt(2).changePaymentMethod(request)).isEqualTo(Answer.done());
        assertThat(clinic.look(reference).owed()).isNull();
    }

    @Test
    void goesPastErrorsThatStripeKeepsUnderAKey() {
        fallBehind();
        ChangePaymentMethod request = request("pm_card_visa", 0);
        STAND.fail("POST /v1/invoices/*/pay", "error", 2);

        assertThatThrownBy(() -> clinic.attempt(1).changePaymentMethod(request)).isInstanceOf(ApplicationFailure.class);
        assertThatThrownBy(() -> clinic.attempt(2).changePaymentMethod(request)).isInstanceOf(ApplicationFailure.class);

        assertThat(clinic.attempt(3).changePaymentMethod(request)).isEqualTo(Answer.done());
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void paysAFirstInvoiceWithAnotherCard() {
        Clinic other = Clinic.onClock(STAND);
        String incomplete = other.subscribed("pm_card_chargeCustomerFail");

        other.attempt(1)
                .changePaymentMethod(
                        new ChangePaymentMethod(other.id, incomplete, "pm_card_visa", other.operation(), 0));

        assertThat(other.look(incomplete).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void leavesTheDraftOfAnOrdinaryRenewalToStripe() {
        clinic.pass(MONTH.plusMinutes(30));

        change("pm_card_mastercard", 1);

        assertThat(statuses()).containsExactly("draft", "paid");
        assertThat(clinic.look(reference).paidUntil()).isEqualTo(Instant.parse("2027-02-10T12:00:00Z"));
    }

    @Test
    void resumesAfterATrialWithoutACard() {
        Clinic other = Clinic.onClock(STAND);
        Subscribe request = new Subscribe(other.id, other.request("pm_card_visa", 14), 0);
        String trial = Clinic.reference(other.attempt(1).subscribe(request));
        other.forgetCard(trial);
        other.pass(Duration.ofDays(15));
        Look paused = other.look(trial);

        other.attempt(1)
                .changePaymentMethod(new ChangePaymentMethod(other.id, trial, "pm_card_visa", other.operation(), 0));

        assertThat(paused.status()).isEqualTo(ProviderStatus.PAUSED);
        assertThat(paused.trialEndedUnpaid()).isTrue();
        assertThat(other.look(trial).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    /** One unpaid renewal, an hour after its period began. */
    private void fallBehind() {
        clinic.runDry(reference);
        clinic.pass(MONTH.plusHours(2));
    }

    private Answer change(String method, int attempt) {
        return clinic.attempt(attempt).changePaymentMethod(request(method, 0));
    }

    private ChangePaymentMethod request(String method, int round) {
        return new ChangePaymentMethod(clinic.id, reference, method, clinic.operation(), round);
    }

    private List<String> statuses() {
        InvoiceListParams params =
                InvoiceListParams.builder().setSubscription(reference).build();
        return STAND.at(v1 -> v1.invoices().list(params)).getData().stream()
                .map(Invoice::getStatus)
                .toList();
    }
}
