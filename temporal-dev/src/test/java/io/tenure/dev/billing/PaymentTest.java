package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Invoice;
import com.stripe.param.SubscriptionUpdateParams;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
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
        assertThat(look.payments().owed()).isEqualTo(new Money(6000, "EUR"));
        assertThat(look.periods().paidUntil()).isEqualTo(Instant.parse("2027-02-10T12:00:00Z"));
        assertThat(look.periods().until()).isEqualTo(Instant.parse("2027-03-10T12:00:00Z"));
        assertThat(look.payments().authenticationRequired()).isFalse();
    }

    @Test
    void paysWhatIsOpenWithANewCard() {
        fallBehind();

        Answer answer = change("pm_card_mastercard");

        Look look = clinic.look(reference);
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.payments().owed()).isNull();
        assertThat(look.periods().paidUntil()).isEqualTo(look.periods().until());
    }

    @Test
    void paysTheOldestFirst() {
        fallBehind();
        raiseInTheDashboard();

        change("pm_card_visa");

        assertThat(statuses()).containsExactly("paid", "paid", "paid");
        assertThat(clinic.charged(clinic.atStripe(reference).getCustomer()))
                .hasSize(3)
                .element(1)
                .isEqualTo(6000L);
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void paysWhatIsOpenBehindALongHistory() {
        fallBehind();
        String open = clinic.atStripe(reference).getLatestInvoice();
        clinic.prefer(reference, "pm_card_visa");
        for (int seats = 4; seats <= 124; seats++) {
            clinic.billing().changeQuantity(clinic.quantity(reference, seats));
        }

        change("pm_card_visa");

        assertThat(STAND.at(v1 -> v1.invoices().retrieve(open)).getStatus()).isEqualTo("paid");
    }

    @Test
    void refusesABankAccount() {
        fallBehind();

        assertThat(change("pm_usBankAccount_success")).isEqualTo(Answer.refused("payment-method-not-supported"));

        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.PAST_DUE);
    }

    @Test
    void refusesACardThatDeclinesAndStaysBehind() {
        fallBehind();

        assertThat(change("pm_card_visa_chargeDeclined")).isEqualTo(DECLINED);
        assertThat(change("pm_card_chargeCustomerFail")).isEqualTo(DECLINED);

        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.PAST_DUE);
    }

    @Test
    void leavesTheRestToTheBank() {
        fallBehind();

        Answer answer = change("pm_card_authenticationRequired");

        Look look = clinic.look(reference);
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(look.payments().authenticationRequired()).isTrue();
        assertThat(look.payments().owed()).isEqualTo(new Money(6000, "EUR"));
        clinic.authenticate(reference, true);
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void chargesOnceWhenTheAnswerWasLost() {
        fallBehind();
        ChangePaymentMethod request = request("pm_card_visa");
        STAND.fail("POST /v1/invoices/*/pay", "execute-and-timeout", 1);

        assertThatThrownBy(() -> clinic.impatient().changePaymentMethod(request))
                .isInstanceOf(ApplicationFailure.class);

        assertThat(clinic.billing().changePaymentMethod(request)).isEqualTo(Answer.done());
        assertThat(clinic.look(reference).payments().owed()).isNull();
    }

    @Test
    void goesPastErrorsThatStripeKeepsUnderAKey() {
        fallBehind();
        ChangePaymentMethod request = request("pm_card_visa");
        STAND.fail("POST /v1/invoices/*/pay", "error", 2);

        assertThat(clinic.billing().changePaymentMethod(request)).isEqualTo(Answer.done());
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void paysAFirstInvoiceWithAnotherCardThatThenStays() {
        Clinic other = Clinic.onClock(STAND);
        String incomplete = other.subscribed("pm_card_chargeCustomerFail");
        String before = other.atStripe(incomplete).getDefaultPaymentMethod();

        other.billing().changePaymentMethod(other.paymentMethod(incomplete, "pm_card_visa"));
        String after = other.atStripe(incomplete).getDefaultPaymentMethod();
        other.pass(MONTH.plusHours(2));

        assertThat(after).isNotNull().isNotEqualTo(before);
        assertThat(other.charged(other.atStripe(incomplete).getCustomer())).containsExactly(6000L, 6000L);
        assertThat(other.look(incomplete).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void makesACardTheDefaultOfASubscriptionThatWasNotToldToKeepIt() {
        Clinic other = Clinic.onClock(STAND);
        String older = other.subscribedElsewhere("pm_card_chargeCustomerFail");
        String before = other.atStripe(older).getDefaultPaymentMethod();

        other.billing().changePaymentMethod(other.paymentMethod(older, "pm_card_visa"));

        assertThat(other.atStripe(older).getStatus()).isEqualTo("active");
        assertThat(other.atStripe(older).getDefaultPaymentMethod()).isNotEqualTo(before);
    }

    @Test
    void keepsTheCardOfAFirstPaymentThatTheBankLetThroughLater() {
        Clinic other = Clinic.onClock(STAND);
        String incomplete = other.subscribed("pm_card_chargeCustomerFail");
        String before = other.atStripe(incomplete).getDefaultPaymentMethod();
        other.billing().changePaymentMethod(other.paymentMethod(incomplete, "pm_card_authenticationRequired"));

        other.authenticate(incomplete, true);

        assertThat(other.atStripe(incomplete).getStatus()).isEqualTo("active");
        assertThat(other.atStripe(incomplete).getDefaultPaymentMethod())
                .isNotNull()
                .isNotEqualTo(before);
    }

    @Test
    void leavesTheOldCardWhereTheNewOneIsDeclined() {
        Clinic other = Clinic.onClock(STAND);
        String incomplete = other.subscribed("pm_card_chargeCustomerFail");
        String before = other.atStripe(incomplete).getDefaultPaymentMethod();

        assertThat(other.billing().changePaymentMethod(other.paymentMethod(incomplete, "pm_card_chargeCustomerFail")))
                .isEqualTo(DECLINED);

        assertThat(other.atStripe(incomplete).getDefaultPaymentMethod()).isEqualTo(before);
    }

    @Test
    void leavesTheDraftOfAnOrdinaryRenewalToStripe() {
        clinic.pass(MONTH.plusMinutes(30));

        change("pm_card_mastercard");

        assertThat(statuses()).containsExactly("draft", "paid");
        assertThat(clinic.look(reference).periods().paidUntil()).isEqualTo(Instant.parse("2027-02-10T12:00:00Z"));
    }

    @Test
    void resumesAfterATrialWithoutACard() {
        Clinic other = Clinic.onClock(STAND);
        Subscribe request = new Subscribe(other.id, other.request("pm_card_visa", 14));
        String trial = Clinic.reference(other.billing().subscribe(request));
        other.forgetCard(trial);
        other.pass(Duration.ofDays(15));
        Look paused = other.look(trial);

        other.billing().changePaymentMethod(other.paymentMethod(trial, "pm_card_visa"));

        assertThat(paused.status()).isEqualTo(ProviderStatus.PAUSED);
        assertThat(paused.payments().trialEndedUnpaid()).isTrue();
        assertThat(other.look(trial).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    /** One unpaid renewal, an hour after its period began. */
    private void fallBehind() {
        clinic.runDry(reference);
        clinic.pass(MONTH.plusHours(2));
    }

    /** Somebody sells a seat and bills it at once; it is not paid either. */
    private void raiseInTheDashboard() {
        String item = clinic.atStripe(reference).getItems().getData().getFirst().getId();
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setQuantity(4L)
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
                .build();
        STAND.at(v1 -> v1.subscriptions().update(reference, params));
    }

    private Answer change(String method) {
        return clinic.billing().changePaymentMethod(request(method));
    }

    private ChangePaymentMethod request(String method) {
        return clinic.paymentMethod(reference, method);
    }

    private List<String> statuses() {
        return clinic.invoices(reference).stream().map(Invoice::getStatus).toList();
    }
}
