package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** No invoice is collected for a period that passed without access (billing rule 56). */
final class ForgonePeriodTest {

    private static final Stand STAND = new Stand();
    private static final Duration MONTH = Duration.ofDays(31);

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void paysThePresentPeriodAndVoidsTheOneThatPassed() {
        fallBehindForTwoPeriods();
        List<String> before = statuses();

        Answer answer = pay();

        assertThat(before).containsExactly("draft", "open", "paid");
        assertThat(answer).isEqualTo(Answer.done());
        assertThat(statuses()).containsExactly("paid", "void", "paid");
        assertThat(clinic.charged(customer())).containsExactly(6000L, 6000L);
        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("active");
    }

    @Test
    void leavesNothingToBeCollectedLater() {
        fallBehindForTwoPeriods();
        pay();

        clinic.pass(Duration.ofDays(20));

        assertThat(statuses()).containsExactly("paid", "void", "paid");
        assertThat(clinic.charged(customer())).hasSize(2);
    }

    @Test
    void voidsThePassedPeriodAlsoWithACardThatIsDeclined() {
        fallBehindForTwoPeriods();

        Answer answer =
                clinic.billing().changePaymentMethod(clinic.paymentMethod(reference, "pm_card_chargeCustomerFail"));

        assertThat(answer).isEqualTo(Answer.refused("payment-method-declined"));
        assertThat(statuses()).containsExactly("open", "void", "paid");
    }

    @Test
    void voidsTheDraftsOfAnUnpaidSubscriptionToo() {
        STAND.endRetriesWith("unpaid");
        clinic.runDry(reference);
        clinic.pass(MONTH.plusDays(20));
        clinic.pass(MONTH);
        clinic.pass(MONTH);
        List<String> before = statuses();

        pay();

        STAND.endRetriesWith("past_due");
        assertThat(before).containsExactly("draft", "draft", "open", "paid");
        assertThat(statuses()).containsExactly("paid", "void", "void", "paid");
        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("active");
    }

    @Test
    void keepsWhatIsPaidAtThatMoment() {
        fallBehindForTwoPeriods();
        String passed = clinic.invoices(reference).get(1).getId();
        String page = STAND.at(v1 -> v1.invoices().retrieve(passed)).getHostedInvoiceUrl();
        STAND.delay("POST /v1/invoices/*/void", Duration.ofSeconds(2));

        CompletableFuture<Answer> paying = CompletableFuture.supplyAsync(this::pay);
        STAND.awaitFault();
        STAND.submit(page, "payment_method", "pm_card_visa");

        assertThat(paying.join()).isEqualTo(Answer.done());
        assertThat(statuses()).containsExactly("paid", "paid", "paid");
    }

    /** The renewal of one period is unpaid, and the draft of the next is there. */
    private void fallBehindForTwoPeriods() {
        clinic.runDry(reference);
        clinic.pass(MONTH.plusHours(2));
        clinic.pass(Duration.ofDays(27).plusHours(22).plusMinutes(30));
    }

    private Answer pay() {
        ChangePaymentMethod request = clinic.paymentMethod(reference, "pm_card_visa");
        return clinic.billing().changePaymentMethod(request);
    }

    private String customer() {
        return clinic.atStripe(reference).getCustomer();
    }

    private List<String> statuses() {
        return clinic.invoices(reference).stream().map(Invoice::getStatus).toList();
    }
}
