package io.tenure.workflows.subscription;

import io.tenure.workflows.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the provider found.
 *
 * @param watermark the subscription's highest committed inbox sequence, read before the provider was asked; 0 when there is none
 * @param seatsAssigned live seats when the look began
 * @param quantity of the one item; null when it is unknown: no item, several, or a number beyond our range
 * @param oddity a code of what Tenure does not support and an operator must see, such as {@code several-items}, {@code unknown-price},
 *     {@code collection-method}, {@code second-subscription} (billing rules 55 and 63); null when all is as expected
 */
public record Look(
        long watermark,
        int seatsAssigned,
        ProviderStatus status,
        References references,
        @Nullable Integer quantity,
        @Nullable String oddity,
        Periods periods,
        Payments payments) {

    /** @param subscription the provider's subscription; null while a Checkout session is all there is */
    public record References(
            @Nullable String subscription, @Nullable String customer) {}

    /**
     * Instants as the provider says them; null where it says none, or one beyond our range.
     *
     * @param from begin of the current period, {@code until} its end: they move before the money does (billing rule 7)
     * @param paidUntil end of the last paid or trial period; null when nothing was ever paid
     * @param unpaidUntil end of the oldest period whose invoice waits for its payment; null when none does (billing rule 56)
     * @param cancelAt when the provider will end it; null when it renews
     * @param endedAt when the provider ended it
     */
    public record Periods(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant paidUntil,
            @Nullable Instant unpaidUntil,
            @Nullable Instant cancelAt,
            @Nullable Instant endedAt) {

        public static final Periods NONE = new Periods(null, null, null, null, null, null);
    }

    /**
     * What the invoices say.
     *
     * @param authenticationRequired a payment waits for the customer's bank (billing rule 12)
     * @param declined a first payment was declined and no other is under way
     * @param confirmationUrl where the customer authenticates, for a first payment, a renewal or a raise; null when nothing waits for the customer
     * @param chargeExpected the provider will charge for the present or the next period by itself: false while collection is paused, and
     *     where the period's invoice is void, written off or could not be finalized
     * @param owed what open invoices still ask for; null when nothing
     * @param paid periods of the paid invoices that the look has seen
     */
    public record Payments(
            boolean authenticationRequired,
            boolean declined,
            @Nullable String confirmationUrl,
            boolean chargeExpected,
            boolean trialEndedUnpaid,
            @Nullable Money owed,
            List<PaidPeriod> paid) {

        public static final Payments NONE = new Payments(false, false, null, false, false, null, List.of());
    }

    /** Where there is no subscription to read: a session, nothing, or what is not known. */
    public static Look without(long watermark, int seatsAssigned, ProviderStatus status, References references) {
        return new Look(watermark, seatsAssigned, status, references, null, null, Periods.NONE, Payments.NONE);
    }
}
