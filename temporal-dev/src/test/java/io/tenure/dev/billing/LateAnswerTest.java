package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Subscription;
import com.stripe.param.CustomerListParams;
import com.stripe.param.checkout.SessionListParams;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.AbandonCreation;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.BillingActivities.OpenCheckout;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Stripe is slower than we wait, and does in the end what we gave up: whatever is repeated meanwhile, it is done once. */
final class LateAnswerTest {

    private static final Stand STAND = new Stand();
    private static final Duration LATE = Duration.ofSeconds(5);

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void subscribesAndChargesOnce() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        STAND.delay("POST /v1/subscriptions", LATE);

        Answer answer = clinic.repeated(LATE, billing -> billing.subscribe(request));

        String customer = String.valueOf(answer.customerReference());
        assertThat(clinic.allOf(customer)).hasSize(1);
        assertThat(clinic.invoices(Clinic.reference(answer))).hasSize(1);
        assertThat(clinic.charged(customer)).containsExactly(6000L);
    }

    @Test
    void makesOneCustomer() {
        Clinic clinic = Clinic.inRealTime(STAND);
        Subscribe request = new Subscribe(clinic.id, clinic.request("pm_card_visa", 0));
        int before = customers();
        STAND.delay("POST /v1/customers", LATE);

        clinic.repeated(LATE, billing -> billing.subscribe(request));

        assertThat(customers()).isEqualTo(before + 1);
    }

    @Test
    void opensOnePage() {
        Clinic clinic = Clinic.inRealTime(STAND);
        OpenCheckout request = new OpenCheckout(clinic.id, clinic.request(null, 0));
        STAND.delay("POST /v1/checkout/sessions", LATE);

        Answer answer = clinic.repeated(LATE, billing -> billing.openCheckout(request));

        SessionListParams params = SessionListParams.builder()
                .setCustomer(String.valueOf(answer.customerReference()))
                .build();
        assertThat(STAND.at(v1 -> v1.checkout().sessions().list(params)).getData())
                .hasSize(1);
    }

    @Test
    void paysOnce() {
        Clinic clinic = Clinic.onClock(STAND);
        String reference = clinic.subscribed("pm_card_visa");
        clinic.runDry(reference);
        clinic.pass(Duration.ofDays(31).plusHours(2));
        ChangePaymentMethod request = clinic.paymentMethod(reference, "pm_card_visa");
        STAND.delay("POST /v1/invoices/*/pay", LATE);

        clinic.repeated(LATE, billing -> billing.changePaymentMethod(request));

        assertThat(clinic.atStripe(reference).getStatus()).isEqualTo("active");
        assertThat(clinic.charged(clinic.atStripe(reference).getCustomer())).containsExactly(6000L, 6000L);
    }

    @Test
    void raisesAndChargesOnce() {
        Clinic clinic = Clinic.inRealTime(STAND);
        String reference = clinic.subscribed("pm_card_visa");
        ChangeQuantity request = clinic.quantity(reference, 5);
        STAND.delay("POST /v1/subscriptions/*", LATE);

        clinic.repeated(LATE, billing -> billing.changeQuantity(request));

        assertThat(clinic.look(reference).quantity()).isEqualTo(5);
        assertThat(clinic.invoices(reference)).hasSize(2);
        assertThat(clinic.charged(clinic.atStripe(reference).getCustomer())).hasSize(2);
    }

    @Test
    void endsASubscriptionThatIsMadeAfterItWasGivenUp() {
        Clinic clinic = Clinic.inRealTime(STAND);
        String first = clinic.subscribed("pm_card_visa");
        Clinic other = clinic.another();
        Subscribe request = new Subscribe(other.id, other.request("pm_card_visa", 0));
        STAND.delay("POST /v1/subscriptions", LATE);
        assertThatThrownBy(() -> other.impatient().subscribe(request)).isInstanceOf(ApplicationFailure.class);

        Answer answer = other.repeated(LATE, billing -> billing.abandonCreation(new AbandonCreation(other.id)));

        assertThat(answer).isEqualTo(Answer.done());
        assertThat(clinic.allOf(clinic.atStripe(first).getCustomer()))
                .extracting(Subscription::getStatus)
                .containsExactly("canceled", "active");
    }

    private static int customers() {
        CustomerListParams params = CustomerListParams.builder().setLimit(100L).build();
        return STAND.at(v1 -> v1.customers().list(params)).getData().size();
    }
}
