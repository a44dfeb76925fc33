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
                id,
                terms,
                null,
                null,
                null,
                Standing.PENDING,
                StandingReason.PENDING,
                terms.seats(),
                terms.seats(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    /** What the provider calls it. A null keeps what is known. */
    public Subscription withReferences(@Nullable String subscription, @Nullable String customer) {
        return new Subscription(
                id,
                terms,
                subscription != null ? subscription : providerReference,
                customer != null ? customer : customerReference,
                checkout,
                standing,
                reason,
                quantity,
                seatLimit,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                attention,
                endedAt,
                revision);
    }

    /** Where the customer finishes; null when nothing is left to finish. */
    public Subscription withCheckout(@Nullable Checkout next) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                next,
                standing,
                reason,
                quantity,
                seatLimit,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                attention,
                endedAt,
                revision);
    }

    /** Another standing, with its reason while the door is closed. */
    public Subscription withStanding(Standing next, @Nullable StandingReason why) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                next,
                why,
                quantity,
                seatLimit,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                attention,
                endedAt,
                revision);
    }

    /** The end of access and of the subscription itself. */
    public Subscription withEnds(@Nullable Instant access, @Nullable Instant ended) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                standing,
                reason,
                quantity,
                seatLimit,
                access,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                attention,
                ended,
                revision);
    }

    /** The periods as the provider has them. */
    public Subscription withPeriods(@Nullable Instant paid, @Nullable Instant period, @Nullable Instant cancel) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                standing,
                reason,
                quantity,
                seatLimit,
                accessUntil,
                paid,
                period,
                cancel,
                hold,
                attention,
                endedAt,
                revision);
    }

    /** What was sold and what may be assigned. */
    public Subscription withSeats(int sold, int assignable) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                standing,
                reason,
                sold,
                assignable,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                attention,
                endedAt,
                revision);
    }

    /** A hold, or none. */
    public Subscription withHold(@Nullable Hold next) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                standing,
                reason,
                quantity,
                seatLimit,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                next,
                attention,
                endedAt,
                revision);
    }

    /** What an operator must look at, or nothing. */
    public Subscription withAttention(@Nullable Attention next) {
        return new Subscription(
                id,
                terms,
                providerReference,
                customerReference,
                checkout,
                standing,
                reason,
                quantity,
                seatLimit,
                accessUntil,
                paidUntil,
                periodUntil,
                cancelAt,
                hold,
                next,
                endedAt,
                revision);
    }
}
