package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.inRealTime(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void readsTheWatermarkAndTheSeats() {
        long seq = clinic.rows.event(clinic.id, "invoice.paid", "in_1", true);
        clinic.rows.seat(clinic.id, "user_1");

        Look look = clinic.look(reference);

        assertThat(look.watermark()).isEqualTo(seq);
        assertThat(look.seatsAssigned()).isEqualTo(1);
    }

    @Test
    void saysWhatStripeDoesNotHave() {
        assertThat(clinic.look("sub_unknown").status()).isEqualTo(ProviderStatus.MISSING);
    }

    @Test
    void findsTheSubscriptionWithoutItsReference() {
        clinic.sql("""
            update subscription s
               set billing_customer_id = c.billing_customer_id
              from billing_customer c
             where c.organization_id = s.organization_id
               and s.subscription_id = ?
            """, clinic.id);

        assertThat(clinic.look(null).references().subscription()).isEqualTo(reference);
    }

    @Test
    void knowsNothingWhereNothingWasMade() {
        Clinic other = Clinic.inRealTime(STAND);
        other.request("pm_card_visa", 0);

        assertThat(other.look(null).status()).isEqualTo(ProviderStatus.UNKNOWN);
    }

    @Test
    void tellsOfAPriceThatIsNotThePlans() {
        clinic.sql("update plan set price_reference = ? where price_reference = ?", "price_" + clinic.id, clinic.price);

        assertThat(clinic.look(reference).oddity()).isEqualTo("unknown-price");
    }

    @Test
    void tellsOfAMethodThatPaysDaysLater() {
        clinic.prefer(reference, "pm_usBankAccount_success");

        Look look = clinic.look(reference);

        assertThat(look.oddity()).isEqualTo("payment-method-kind");
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "error,       provider-error",
        "timeout,     provider-unreachable",
        "reset,       provider-unreachable",
        "rate-limit,  provider-busy"
    })
    void isUnclearWhenStripeDoesNotAnswer(String fault, String code) {
        STAND.fail("GET /v1/subscriptions/*", fault, 100);

        assertThatThrownBy(() -> clinic.impatient().look(new LookRequest(clinic.id, reference, null)))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("UNAVAILABLE");
                    assertThat(failure.getOriginalMessage()).isEqualTo(code);
                });
        STAND.heal();
        assertThat(clinic.look(reference).status()).isEqualTo(ProviderStatus.ACTIVE);
    }

    /** However a read fails that goes on beside the others. */
    @ParameterizedTest
    @CsvSource({
        "GET /v1/subscriptions, timeout",
        "GET /v1/subscriptions, rate-limit",
        "GET /v1/invoices,      error",
        "GET /v1/invoices,      reset"
    })
    void isUnclearWhenStripeAnswersInPart(String call, String fault) {
        STAND.fail(call, fault, 100);

        assertThatThrownBy(() -> clinic.impatient().look(new LookRequest(clinic.id, reference, null)))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UNAVAILABLE"));
        STAND.heal();
    }
}
