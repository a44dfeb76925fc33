package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three seats are in force, a raise to five waits for the customer's bank, and somebody asks again. */
final class PendingChangeTest {

    private static final Stand STAND = new Stand();
    private static final Answer DONE = Answer.done();

    private final Clinic clinic = Clinic.onClock(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @BeforeEach
    void raise() {
        clinic.prefer(reference, "pm_card_authenticationRequired");
        assertThat(change(5)).isEqualTo(DONE);
        assertThat(quantity()).isEqualTo(3);
        assertThat(pending()).containsExactly(5L);
    }

    @Test
    void sellsWhatTheBankLetsThrough() {
        clinic.authenticate(reference, true);

        assertThat(quantity()).isEqualTo(5);
        assertThat(statuses()).containsExactly("paid", "paid");
    }

    @Test
    void keepsARaiseThatIsAskedForAgain() {
        assertThat(change(5)).isEqualTo(DONE);

        assertThat(pending()).containsExactly(5L);
        assertThat(statuses()).containsExactly("open", "paid");
    }

    @Test
    void endsARaiseForAHigherOne() {
        assertThat(change(7)).isEqualTo(DONE);

        assertThat(pending()).containsExactly(7L);
        assertThat(statuses()).containsExactly("open", "void", "paid");
        clinic.authenticate(reference, true);
        assertThat(quantity()).isEqualTo(7);
    }

    @Test
    void endsARaiseForFewerSeats() {
        assertThat(change(2)).isEqualTo(DONE);

        assertThat(quantity()).isEqualTo(2);
        assertThat(pending()).isEmpty();
        assertThat(statuses()).containsExactly("void", "paid");
    }

    @Test
    void endsARaiseForTheNumberInForce() {
        assertThat(change(3)).isEqualTo(DONE);

        assertThat(quantity()).isEqualTo(3);
        assertThat(pending()).isEmpty();
        assertThat(statuses()).containsExactly("void", "paid");
    }

    @Test
    void goesOnFromWhatTheCustomerPaidMeanwhile() {
        assertThat(meanwhilePaid(3)).isEqualTo(DONE);

        assertThat(quantity()).isEqualTo(3);
        assertThat(pending()).isEmpty();
        assertThat(statuses()).containsExactly("paid", "paid");
    }

    @Test
    void raisesFromWhatTheCustomerPaidMeanwhile() {
        assertThat(meanwhilePaid(7)).isEqualTo(DONE);

        assertThat(quantity()).isEqualTo(5);
        assertThat(pending()).containsExactly(7L);
        assertThat(statuses()).containsExactly("open", "paid", "paid");
    }

    /** The customer is faster than Stripe voids. */
    private Answer meanwhilePaid(int quantity) {
        STAND.delay("POST /v1/invoices/*/void", Duration.ofSeconds(2));
        CompletableFuture<Answer> changing = CompletableFuture.supplyAsync(() -> change(quantity));
        STAND.awaitFault();
        clinic.authenticate(reference, true);
        return changing.join();
    }

    private Answer change(int quantity) {
        return clinic.billing().changeQuantity(clinic.quantity(reference, quantity));
    }

    private long quantity() {
        return clinic.atStripe(reference).getItems().getData().getFirst().getQuantity();
    }

    private List<Long> pending() {
        Subscription.PendingUpdate pending = clinic.atStripe(reference).getPendingUpdate();
        return pending == null
                ? List.of()
                : pending.getSubscriptionItems().stream()
                        .map(item -> item.getQuantity())
                        .toList();
    }

    private List<String> statuses() {
        return clinic.invoices(reference).stream().map(Invoice::getStatus).toList();
    }
}
