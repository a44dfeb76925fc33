package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a subscription's invoices say of its periods: which wait for their payment, and whether a charge is still to come. */
final class BilledPeriods {

    private static final Set<ProviderStatus> BEHIND = Set.of(ProviderStatus.PAST_DUE, ProviderStatus.UNPAID);
    private static final Set<ProviderStatus> IN_ORDER = Set.of(ProviderStatus.ACTIVE, ProviderStatus.TRIALING);
    private static final Set<String> OF_A_PERIOD = Set.of("subscription_cycle", "subscription_create");
    private static final Set<String> GIVEN_UP = Set.of("void", "uncollectible");

    private final List<Invoice> newestFirst;
    private final Function<Invoice, List<Instant>> read;
    private final Map<String, List<Instant>> ends = new HashMap<>();
    private final @Nullable Instant paidUntil;

    /**
     * @param read when the periods end that an invoice asks for, prorations apart; asked once for each
     * @param paidUntil end of what was paid for or is on trial
     */
    BilledPeriods(List<Invoice> newestFirst, Function<Invoice, List<Instant>> read, @Nullable Instant paidUntil) {
        this.newestFirst = newestFirst;
        this.read = read;
        this.paidUntil = paidUntil;
    }

    /**
     * The end of the oldest period that waits for its payment while the subscription is behind (billing rule 56). What a later payment has left
     * behind, and what Stripe has not tried to charge (a draft kept by a pause), is not counted: it would end a subscription whose present period is
     * young.
     */
    @Nullable
    Instant unpaidUntil(ProviderStatus status) {
        if (!BEHIND.contains(status)) {
            return null;
        }
        return newestFirst.stream()
                .filter(StripeInvoices::isUnsettled)
                .filter(invoice -> invoice.getAmountRemaining() > 0)
                .filter(invoice -> Boolean.TRUE.equals(invoice.getAttempted()))
                .flatMap(invoice -> ends(invoice).stream())
                .filter(this::isUnpaid)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether Stripe charges by itself, for the present period or, where that is paid, for the next. */
    boolean isChargeExpected(ProviderStatus status, Subscription subscription) {
        return IN_ORDER.contains(status)
                && subscription.getPauseCollection() == null
                && "charge_automatically".equals(subscription.getCollectionMethod())
                && ofPresentPeriod().map(BilledPeriods::isCharged).orElse(true);
    }

    /** The newest that asks for a period, where that period is not paid. */
    private Optional<Invoice> ofPresentPeriod() {
        return newestFirst.stream()
                .filter(this::asksForAPeriod)
                .findFirst()
                .filter(invoice -> ends(invoice).stream()
                        .max(Instant::compareTo)
                        .map(this::isUnpaid)
                        .orElse(true));
    }

    private boolean asksForAPeriod(Invoice invoice) {
        return OF_A_PERIOD.contains(String.valueOf(invoice.getBillingReason()))
                || !ends(invoice).isEmpty();
    }

    private List<Instant> ends(Invoice invoice) {
        return ends.computeIfAbsent(invoice.getId(), id -> read.apply(invoice));
    }

    private boolean isUnpaid(Instant end) {
        return paidUntil == null || end.isAfter(paidUntil);
    }

    /** Stripe leaves alone what was given up, what could not be finalized, and what somebody has taken out of its automatic collection. */
    private static boolean isCharged(Invoice invoice) {
        boolean isStopped = StripeInvoices.isUnsettled(invoice) && Boolean.FALSE.equals(invoice.getAutoAdvance());
        return !GIVEN_UP.contains(invoice.getStatus()) && invoice.getLastFinalizationError() == null && !isStopped;
    }
}
