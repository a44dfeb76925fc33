package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Subscription;
import io.temporal.failure.ApplicationFailure;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.workflows.subscription.BillingActivities.AbandonCreation;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.value.Money;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class SubscribeTest {

    private static final Stand STAND = new Stand();
    private static final String CREATE = "POST /v1/subscriptions";

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void buysWhatWasAskedForAndCarriesOurId() {
        Clinic clinic = Clinic.onClock(STAND);
        String reference = clinic.subscribed("pm_card_visa");

        Subscription subscription = clinic.atStripe(reference);
        assertThat(subscription.getMetadata()).containsEntry("tenure_id", clinic.id.toString());
        assertThat(subscription.getBillingMode().getType()).isEqualTo("flexible");
        assertThat(subscription.getPaymentSettings().getPaymentMethodTypes()).containsExactly("card", "link");
        Look look = clinic.look(reference);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.quantity()).isEqualTo(3);
        assertThat(look.oddity()).isNull();
        assertThat(look.payments().owed()).isNull();
        assertThat(look.periods().paidUntil())
                .isEqualTo(look.periods().until())
                .isEqualTo(Instant.parse("2027-02-10T12:00:00Z"));
        assertThat(look.payments().paid()).extracting(PaidPeriod::amount).containsExactly(new Money(6000, "EUR"));
    }

    @Test
    void findsWhatItMadeWhenTheAnswerWasLost() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        STAND.fail(CREATE, "execute-and-timeout", 1);

        assertUnavailable(() -> clinic.impatient().subscribe(request), "provider-unreachable");
        Answer answer = clinic.billing().subscribe(request);

        assertThat(clinic.allOf(customer(answer)))
                .extracting(Subscription::getId)
                .containsExactly(Clinic.reference(answer));
    }

    @Test
    void goesPastErrorsThatStripeKeepsUnderAKey() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        STAND.fail(CREATE, "error", 2);

        Answer answer = clinic.billing().subscribe(request);

        assertThat(clinic.allOf(customer(answer))).hasSize(1);
    }

    @Test
    void goesOnBehindErrorsThatAnEarlierRoundMet() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        STAND.fail(CREATE, "error", 4);

        assertUnavailable(() -> clinic.billing().subscribe(request), "provider-error");
        Answer answer = clinic.billing().subscribe(request);

        assertThat(clinic.allOf(customer(answer))).hasSize(1);
    }

    @Test
    void isGivenUpBehindErrorsThatStripeKeepsUnderAKey() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        AbandonCreation abandon = new AbandonCreation(clinic.id);
        STAND.fail(CREATE, "error", 4);

        assertUnavailable(() -> clinic.billing().subscribe(request), "provider-error");
        assertUnavailable(() -> clinic.billing().abandonCreation(abandon), "provider-error");

        assertThat(clinic.billing().abandonCreation(abandon)).isEqualTo(Answer.done());
    }

    @Test
    void waitsLongerForACreationThanForALook() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        STAND.delay(CREATE, StripeSettings.READ_TIMEOUT.plusSeconds(1));

        Answer answer = clinic.billing().subscribe(request);

        assertThat(clinic.allOf(customer(answer))).hasSize(1);
    }

    @Test
    void makesOneCustomerForSeveralSubscriptions() {
        Clinic clinic = Clinic.onClock(STAND);
        Clinic other = clinic.another();

        String first = clinic.subscribed("pm_card_visa");
        String second = other.subscribed("pm_card_visa");

        assertThat(clinic.atStripe(first).getCustomer())
                .isEqualTo(other.atStripe(second).getCustomer());
    }

    @Test
    void findsALostCustomerByListOnAClock() {
        findsALostCustomer(Clinic.onClock(STAND));
    }

    @Test
    void findsALostCustomerByListInRealTime() {
        findsALostCustomer(Clinic.inRealTime(STAND));
    }

    @Test
    void replacesACustomerThatIsGone() {
        Clinic clinic = Clinic.inRealTime(STAND);
        clinic.subscribed("pm_card_visa");
        clinic.sql(
                "update billing_customer set provider_reference = 'cus_gone', created_at = now() + interval '1 hour'"
                        + " where organization_id = ?",
                clinic.organization);

        String reference = clinic.another().subscribed("pm_card_visa");

        assertThat(clinic.atStripe(reference).getCustomer()).isNotEqualTo("cus_gone");
    }

    @Test
    void refusesACardThatCannotBeAttached() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa_chargeDeclined", 0));

        assertThat(clinic.billing().subscribe(request)).isEqualTo(Answer.refused("payment-method-declined"));
    }

    @Test
    void refusesABankAccount() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_usBankAccount_success", 0));

        assertThat(clinic.billing().subscribe(request)).isEqualTo(Answer.refused("payment-method-not-supported"));
    }

    @Test
    void seesADeclinedFirstPayment() {
        Clinic clinic = Clinic.onClock(STAND);

        Look look = clinic.look(clinic.subscribed("pm_card_chargeCustomerFail"));

        assertThat(look.status()).isEqualTo(ProviderStatus.INCOMPLETE);
        assertThat(look.payments().declined()).isTrue();
        assertThat(look.payments().authenticationRequired()).isFalse();
        assertThat(look.periods().paidUntil()).isNull();
        assertThat(look.payments().owed()).isEqualTo(new Money(6000, "EUR"));
    }

    @Test
    void sendsTheCustomerToTheBank() {
        Clinic clinic = Clinic.onClock(STAND);
        String reference = clinic.subscribed("pm_card_authenticationRequired");
        Look waiting = clinic.look(reference);

        STAND.submit(String.valueOf(waiting.payments().confirmationUrl()), "authenticate", "true");

        assertThat(waiting.status()).isEqualTo(ProviderStatus.INCOMPLETE);
        assertThat(waiting.payments().authenticationRequired()).isTrue();
        assertThat(waiting.payments().declined()).isFalse();
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @Test
    void beginsWithATrial() {
        Clinic clinic = Clinic.onClock(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 14));

        Look look = clinic.look(Clinic.reference(clinic.billing().subscribe(request)));

        assertThat(look.status()).isEqualTo(ProviderStatus.TRIALING);
        assertThat(look.periods().paidUntil()).isEqualTo(Instant.parse("2027-01-24T12:00:00Z"));
    }

    private static void findsALostCustomer(Clinic clinic) {
        String before = clinic.atStripe(clinic.subscribed("pm_card_visa")).getCustomer();
        clinic.sql(
                "update billing_customer set provider_reference = null where organization_id = ?", clinic.organization);
        Clinic other = clinic.another();

        assertThat(other.atStripe(other.subscribed("pm_card_visa")).getCustomer())
                .isEqualTo(before);
    }

    private static String customer(Answer answer) {
        return String.valueOf(answer.customerReference());
    }

    private static void assertUnavailable(Runnable call, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
            assertThat(failure.getOriginalMessage()).isEqualTo(code);
        });
    }
}
