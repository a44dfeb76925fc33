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
 * @param providerReference the provider's subscription; null while a Checkout session is all there is
 * @param quantity of the one item; 0 without an item
 * @param oddity a code of what Tenure does not support and an operator must see, such as {@code several-items}, {@code unknown-price},
 *     {@code collection-method}, {@code second-subscription} (billing rules 55 and 63); null when all is as expected
 * @param authenticationRequired the failed payment waits for the customer's bank (billing rule 12)
 * @param paymentDeclined a first payment was declined and no other is under way
 * @param confirmationUrl where the customer authenticates; null unless {@code authenticationRequired}
 * @param paidUntil end of the last paid or trial period; null when nothing was ever paid
 * @param cancelAt when the provider will end it; null when it renews
 * @param endedAt when the provider ended it
 * @param owed what open invoices still ask for; null when nothing
 * @param paid periods of the paid invoices that the look has seen
 */
public record Look(
        long watermark,
        int seatsAssigned,
        ProviderStatus status,
        @Nullable String providerReference,
        @Nullable String customerReference,
        int quantity,
        @Nullable String oddity,
        boolean authenticationRequired,
        boolean paymentDeclined,
        @Nullable String confirmationUrl,
        boolean trialEndedUnpaid,
        @Nullable Instant periodUntil,
        @Nullable Instant paidUntil,
        @Nullable Instant cancelAt,
        @Nullable Instant endedAt,
        @Nullable Money owed,
        List<PaidPeriod> paid) {}
