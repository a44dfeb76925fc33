package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Subscription;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.PaymentMethodAttachParams;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.value.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Periods that begin on the tenth of a month, and what of them is paid. */
final class LookPeriodsTest {

    private static final Stand STAND = new Stand();
    private static final Duration MONTH = Duration.ofDays(31);

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void saysWhichPeriodIsPaid() {
        Look.Periods periods = clinic.look(reference).periods();

        assertThat(periods.from()).isEqualTo(tenthOf("2027-01"));
        assertThat(periods.until()).isEqualTo(tenthOf("2027-02"));
        assertThat(periods.paidUntil()).isEqualTo(tenthOf("2027-02"));
        assertThat(periods.unpaidUntil()).isNull();
    }

    /** Billing rule 7: nothing is unpaid while the charge is still to come. */
    @Test
    void waitsForTheChargeOfADraft() {
        clinic.pass(MONTH.plusMinutes(30));

        Look.Periods periods = clinic.look(reference).periods();

        assertThat(periods.from()).isEqualTo(tenthOf("2027-02"));
        assertThat(periods.paidUntil()).isEqualTo(tenthOf("2027-02"));
        assertThat(periods.unpaidUntil()).isNull();
    }

    @Test
    void saysWhichPeriodIsNotPaid() {
        fallBehind();

        assertThat(clinic.look(reference).periods().unpaidUntil()).isEqualTo(tenthOf("2027-03"));
    }

    /** Billing rules 13 and 56. */
    @Test
    void namesTheOldestOfSeveral() {
        fallBehind();
        clinic.pass(MONTH);

        Look look = clinic.look(reference);

        assertThat(look.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(look.periods().from()).isEqualTo(tenthOf("2027-03"));
        assertThat(look.periods().unpaidUntil()).isEqualTo(tenthOf("2027-03"));
    }

    @Test
    void namesTheOldestAlsoOfAnUnpaidSubscription() {
        STAND.endRetriesWith("unpaid");
        clinic.runDry(reference);
        clinic.pass(MONTH.plusDays(20));
        clinic.pass(MONTH);

        Look look = clinic.look(reference);

        STAND.endRetriesWith("past_due");
        assertThat(look.status()).isEqualTo(ProviderStatus.UNPAID);
        assertThat(look.periods().unpaidUntil()).isEqualTo(tenthOf("2027-03"));
    }

    /** What was not paid for February is not what keeps May's door closed. */
    @Test
    void forgetsWhatALaterPaymentHasLeftBehind() {
        fallBehind();
        clinic.pass(MONTH);
        payTheNewestWith("pm_card_visa");
        ProviderStatus paid = clinic.look(reference).status();
        clinic.runDry(reference);
        clinic.pass(MONTH);

        Look look = clinic.look(reference);

        assertThat(paid).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(look.periods().paidUntil()).isEqualTo(tenthOf("2027-04"));
        assertThat(look.periods().unpaidUntil()).isEqualTo(tenthOf("2027-05"));
    }

    /** Longer than any list of invoices that is newer than what was paid (billing rule 35). */
    @Test
    void seesWhatIsUnpaidBehindALongHistory() {
        clinic.sql(
                "update subscription set paid_until = ? where subscription_id = ?",
                Timestamp.from(tenthOf("2027-02")),
                clinic.id);
        fallBehind();
        for (int seats = 4; seats <= 124; seats++) {
            ChangeQuantity raise = clinic.quantity(reference, seats);
            assertThat(clinic.billing().changeQuantity(raise).refusal()).isEqualTo("payment-method-declined");
        }

        Look look = clinic.look(reference);

        assertThat(look.status()).isEqualTo(ProviderStatus.PAST_DUE);
        assertThat(look.periods().unpaidUntil()).isEqualTo(tenthOf("2027-03"));
        assertThat(look.payments().owed()).isEqualTo(new Money(6000, "EUR"));
    }

    /** One unpaid renewal, an hour after its period began. */
    private void fallBehind() {
        clinic.runDry(reference);
        clinic.pass(MONTH.plusHours(2));
    }

    /** Only the newest invoice. */
    private void payTheNewestWith(String testMethod) {
        Subscription own = clinic.atStripe(reference);
        PaymentMethodAttachParams customer = PaymentMethodAttachParams.builder()
                .setCustomer(own.getCustomer())
                .build();
        String method =
                STAND.at(v1 -> v1.paymentMethods().attach(testMethod, customer)).getId();
        InvoicePayParams with =
                InvoicePayParams.builder().setPaymentMethod(method).build();
        STAND.at(v1 -> v1.invoices().pay(own.getLatestInvoice(), with));
    }

    private static Instant tenthOf(String month) {
        return Instant.parse(month + "-10T12:00:00Z");
    }
}
