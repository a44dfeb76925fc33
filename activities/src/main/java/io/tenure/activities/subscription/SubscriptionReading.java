package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tenure.activities.subscription.StripeInvoices.Billed;
import io.tenure.workflows.subscription.Look.Payments;
import io.tenure.workflows.subscription.Look.Periods;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subscription and its invoices, as Stripe has them at one look, in our words. */
final class SubscriptionReading {

    private final Subscription subscription;
    private final Billed billed;
    private final ProviderNumbers numbers;

    SubscriptionReading(Subscription subscription, Billed billed, ProviderNumbers numbers) {
        this.subscription = subscription;
        this.billed = billed;
        this.numbers = numbers;
    }

    ProviderStatus status() {
        return switch (subscription.getStatus()) {
            case "incomplete" -> ProviderStatus.INCOMPLETE;
            case "incomplete_expired" -> ProviderStatus.INCOMPLETE_EXPIRED;
            case "trialing" -> ProviderStatus.TRIALING;
            case "active" -> ProviderStatus.ACTIVE;
            case "past_due" -> ProviderStatus.PAST_DUE;
            case "unpaid" -> ProviderStatus.UNPAID;
            case "paused" -> ProviderStatus.PAUSED;
            case "canceled" -> ProviderStatus.CANCELED;
            default -> ProviderStatus.UNKNOWN;
        };
    }

    @Nullable
    Integer quantity() {
        SubscriptionItem item = onlyItem();
        return item == null ? null : numbers.quantity(item.getQuantity());
    }

    Periods periods(BilledPeriods periods) {
        SubscriptionItem item = onlyItem();
        return new Periods(
                item == null ? null : numbers.instant(item.getCurrentPeriodStart()),
                item == null ? null : numbers.instant(item.getCurrentPeriodEnd()),
                paidUntil(),
                periods.unpaidUntil(status()),
                cancelAt(item),
                numbers.instant(subscription.getEndedAt()));
    }

    Payments payments(PaymentTrouble trouble, BilledPeriods periods) {
        return new Payments(
                trouble.authenticationRequired(),
                status() == ProviderStatus.INCOMPLETE && trouble.declined(),
                trouble.url(),
                periods.isChargeExpected(status(), subscription),
                status() == ProviderStatus.PAUSED && isTrialUnpaid(),
                StripeInvoices.owed(billed.newestFirst()).orElse(null),
                billed.paid());
    }

    /** The end of what was paid for or is on trial, never of the current period, which moves before the money (billing rules 7 and 57). */
    @Nullable
    Instant paidUntil() {
        return Stream.concat(
                        Stream.ofNullable(numbers.instant(subscription.getTrialEnd())),
                        billed.paid().stream().map(PaidPeriod::until))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Instant cancelAt(@Nullable SubscriptionItem item) {
        Instant at = numbers.instant(subscription.getCancelAt());
        boolean atPeriodEnd = Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd());
        return at != null || !atPeriodEnd || item == null ? at : numbers.instant(item.getCurrentPeriodEnd());
    }

    private boolean isTrialUnpaid() {
        return subscription.getTrialEnd() != null
                && billed.newestFirst().stream().noneMatch(SubscriptionReading::isPaid);
    }

    private static boolean isPaid(Invoice invoice) {
        return StripeInvoices.hasStatus(invoice, "paid") && invoice.getAmountPaid() > 0;
    }

    private @Nullable SubscriptionItem onlyItem() {
        List<SubscriptionItem> items = subscription.getItems().getData();
        return items.size() == 1 ? items.getFirst() : null;
    }
}
