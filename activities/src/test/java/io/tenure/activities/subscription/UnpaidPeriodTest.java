package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.MonthlyInvoices.AUTOMATIC;
import static io.tenure.activities.subscription.MonthlyInvoices.RENEWAL;
import static io.tenure.activities.subscription.MonthlyInvoices.monthEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.ProviderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which period waits for its payment, by what became of the invoices. */
final class UnpaidPeriodTest {

    private final MonthlyInvoices invoices = new MonthlyInvoices();

    @ParameterizedTest
    @EnumSource(ProviderStatus.class)
    void knowsAnUnpaidPeriodOfOneThatIsBehindOnly(ProviderStatus status) {
        boolean isBehind = status == ProviderStatus.PAST_DUE || status == ProviderStatus.UNPAID;

        assertThat(invoices.periods(invoices.billing(4, "open", RENEWAL)).unpaidUntil(status))
                .isEqualTo(isBehind ? monthEnd(4) : null);
    }

    @Test
    void namesTheOldestUnpaidPeriodThatIsNewerThanWhatWasPaid() {
        BilledPeriods periods = invoices.periods(
                invoices.billing(6, "draft", RENEWAL),
                invoices.billing(5, "open", RENEWAL),
                invoices.billing(4, "void", RENEWAL),
                invoices.billing(3, "paid", RENEWAL),
                invoices.billing(2, "open", RENEWAL));

        assertThat(periods.unpaidUntil(ProviderStatus.PAST_DUE)).isEqualTo(monthEnd(5));
    }

    @Test
    void countsNothingThatAsksForNothing() {
        BilledPeriods periods =
                invoices.periods(invoices.billing(4, "open", RENEWAL.concat(",\"amount_remaining\":0")));

        assertThat(periods.unpaidUntil(ProviderStatus.UNPAID)).isNull();
    }

    /** A pause has kept it; the charge that failed is that of the next period, which is young. */
    @Test
    void doesNotCountWhatStripeHasNeverTriedToCharge() {
        BilledPeriods periods = invoices.periods(
                invoices.billing(5, "open", RENEWAL), invoices.billing(4, "draft", RENEWAL + ",\"attempted\":false"));

        assertThat(periods.unpaidUntil(ProviderStatus.PAST_DUE)).isEqualTo(monthEnd(5));
    }

    @Test
    void asksForAnInvoicesLinesOnce() {
        BilledPeriods periods = invoices.periods(invoices.billing(4, "draft", ",\"billing_reason\":\"manual\""));

        periods.unpaidUntil(ProviderStatus.PAST_DUE);
        periods.isChargeExpected(ProviderStatus.ACTIVE, AUTOMATIC);

        assertThat(invoices.asked()).isOne();
    }
}
