package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.MonthlyInvoices.AUTOMATIC;
import static io.tenure.activities.subscription.MonthlyInvoices.RENEWAL;
import static io.tenure.activities.subscription.MonthlyInvoices.invoice;
import static io.tenure.activities.subscription.MonthlyInvoices.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a charge is coming, by what became of the invoices. */
final class ExpectedChargeTest {

    private final MonthlyInvoices invoices = new MonthlyInvoices();

    @ParameterizedTest
    @ValueSource(strings = {"draft", "open", "paid"})
    void expectsAChargeForTheInvoiceOfThePresentPeriod(String status) {
        assertThat(isExpected(invoices.billing(4, status, RENEWAL))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "uncollectible"})
    void expectsNoneForAnInvoiceThatWasGivenUp(String status) {
        assertThat(isExpected(invoices.billing(4, status, RENEWAL))).isFalse();
    }

    @Test
    void expectsNoneForAnInvoiceThatCouldNotBeFinalized() {
        Invoice failed = invoices.billing(
                4, "draft", RENEWAL + ",\"last_finalization_error\":{\"code\":\"customer_tax_location_invalid\"}");

        assertThat(isExpected(failed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "open"})
    void expectsNoneForAnInvoiceThatIsNotCollectedByItself(String status) {
        assertThat(isExpected(invoices.billing(4, status, RENEWAL + ",\"auto_advance\":false")))
                .isFalse();
    }

    @Test
    void looksAtTheNewestInvoiceOfAPeriodOnly() {
        assertThat(isExpected(invoices.billing(5, "draft", RENEWAL), invoices.billing(4, "void", RENEWAL)))
                .isTrue();
        assertThat(isExpected(invoices.billing(5, "void", RENEWAL), invoices.billing(4, "draft", RENEWAL)))
                .isFalse();
    }

    @Test
    void passesOverInvoicesOfChangesWithinAPeriod() {
        Invoice raise = invoice("in_raise", "void", ",\"billing_reason\":\"subscription_update\"");

        assertThat(isExpected(raise, invoices.billing(4, "void", RENEWAL))).isFalse();
        assertThat(isExpected(raise, invoices.billing(4, "draft", RENEWAL))).isTrue();
    }

    @Test
    void countsAPeriodThatAChangeHasBegun() {
        assertThat(isExpected(invoices.billing(4, "void", ",\"billing_reason\":\"subscription_update\"")))
                .isFalse();
    }

    @Test
    void doesNotMindWhatBecameOfAPaidPeriodsInvoice() {
        assertThat(isExpected(invoices.billing(3, "void", RENEWAL))).isTrue();
    }

    @Test
    void expectsNoneForARenewalWhosePeriodIsNotKnown() {
        Invoice renewal = invoice("in_renewal", "void", RENEWAL);

        assertThat(isExpected(renewal)).isFalse();
    }

    @Test
    void expectsTheNextChargeWithoutAnyInvoice() {
        assertThat(isExpected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"collection_method\":\"send_invoice\"}",
                "{\"collection_method\":\"charge_automatically\",\"pause_collection\":{\"behavior\":\"void\"}}"
            })
    void expectsNoneWhereNothingIsChargedAtAll(String subscription) {
        assertThat(invoices.periods().isChargeExpected(ProviderStatus.ACTIVE, subscription(subscription)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ProviderStatus.class)
    void expectsNoneOfASubscriptionThatIsNotInOrder(ProviderStatus status) {
        boolean isInOrder = status == ProviderStatus.ACTIVE || status == ProviderStatus.TRIALING;

        assertThat(invoices.periods().isChargeExpected(status, AUTOMATIC)).isEqualTo(isInOrder);
    }

    private boolean isExpected(Invoice... newestFirst) {
        return invoices.periods(newestFirst).isChargeExpected(ProviderStatus.ACTIVE, AUTOMATIC);
    }
}
