package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.param.SubscriptionCreateParams;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.CollectOthers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class RecollectionTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String ended = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void collectsTheCustomersOtherSubscriptionHoweverTheOneEnded() {
        String invoice = behind(clinic.another());
        STAND.at(v1 -> v1.subscriptions().cancel(ended));
        boolean stopped = !isCollected(invoice);

        assertThat(collect()).isEqualTo(Answer.done());
        assertThat(collect()).isEqualTo(Answer.done());

        assertThat(stopped).isTrue();
        assertThat(isCollected(invoice)).isTrue();
    }

    @Test
    void findsAnInvoiceBehindAHundredOthers() {
        String invoice = behind(clinic.another());
        for (int i = 0; i < 100; i++) {
            openAnother();
        }
        STAND.at(v1 -> v1.subscriptions().cancel(ended));

        collect();

        assertThat(isCollected(invoice)).isTrue();
    }

    @Test
    void leavesTheInvoicesOfWhatEndedAlone() {
        String invoice = behind(clinic, ended);
        STAND.at(v1 -> v1.subscriptions().cancel(ended));

        collect();

        assertThat(isCollected(invoice)).isFalse();
    }

    @Test
    void isUnclearWhenStripeDoesNotAnswer() {
        STAND.at(v1 -> v1.subscriptions().cancel(ended));
        STAND.fail("GET /v1/subscriptions", "timeout", 1);

        assertThatThrownBy(() -> clinic.impatient().collectOthers(new CollectOthers(clinic.id, ended)))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UNAVAILABLE"));
    }

    private Answer collect() {
        return clinic.billing().collectOthers(new CollectOthers(clinic.id, ended));
    }

    private String behind(Clinic other) {
        return behind(other, other.subscribed("pm_card_visa"));
    }

    /** The open invoice of a renewal that failed. */
    private String behind(Clinic whose, String reference) {
        whose.runDry(reference);
        clinic.pass(Duration.ofDays(31).plusHours(2));
        return whose.atStripe(reference).getLatestInvoice();
    }

    /** A subscription of somebody else's making, whose first invoice stays open. */
    private void openAnother() {
        SubscriptionCreateParams params = SubscriptionCreateParams.builder()
                .setCustomer(clinic.atStripe(ended).getCustomer())
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.DEFAULT_INCOMPLETE)
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(clinic.price)
                        .build())
                .build();
        STAND.at(v1 -> v1.subscriptions().create(params));
    }

    private static boolean isCollected(String invoice) {
        return Boolean.TRUE.equals(
                STAND.at(v1 -> v1.invoices().retrieve(invoice)).getAutoAdvance());
    }
}
