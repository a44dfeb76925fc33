package io.tenure.workflows.subscription;

import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's row, as the workflow that owns it knows it.
 *
 * @param providerReference the provider's subscription; null until there is one, and for granted ones
 * @param customerReference the provider's customer; null until there is one, and for granted ones
 * @param checkout where the customer finishes; null when nothing is to finish
 * @param reason null exactly while the standing opens the door
 * @param quantity seats that the provider has sold
 * @param seatLimit seats that may be assigned; at most {@code quantity} while a reduction is under way
 * @param accessUntil the check denies from then on; null: no end is known
 * @param paidUntil end of what was paid for or is on trial (billing rule 57)
 * @param periodUntil end of the provider's current period; it moves before the money does (billing rule 7)
 * @param cancelAt when it will end by itself; null when it renews
 * @param endedAt set exactly when the standing is terminal
 * @param revision grows with each stored change
 */
public record Subscription(
        SubscriptionId id,
        Terms terms,
        @Nullable String providerReference,
        @Nullable String customerReference,
        @Nullable Checkout checkout,
        Standing standing,
        @Nullable StandingReason reason,
        int quantity,
        int seatLimit,
        @Nullable Instant accessUntil,
        @Nullable Instant paidUntil,
        @Nullable Instant periodUntil,
        @Nullable Instant cancelAt,
        @Nullable Hold hold,
        @Nullable Attention attention,
        @Nullable Instant endedAt,
        long revision) {

    /** The row that claims an organization's place at an application, before any provider is called. */
    public static Subscription requested(SubscriptionId id, Terms terms) {
        return new Subscription(
                id, terms, null, null, null, Standing.PENDING, StandingReason.PENDING, terms.seats(), terms.seats(), null, null, null, null, null, null,
                null, 0);
    }
}
