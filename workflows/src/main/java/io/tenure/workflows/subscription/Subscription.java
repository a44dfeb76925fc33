package io.tenure.workflows.subscription;

import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's row, as the workflow that owns it knows it.
 *
 * @param provided what the provider, or the grant, makes of it; {@link #standing()} is that under the holds
 * @param revision grows with each stored change
 */
public record Subscription(
        SubscriptionId id,
        Terms terms,
        References references,
        Status provided,
        Seats seats,
        Periods periods,
        Marks marks,
        long revision) {

    private static final Status REQUESTED = new Status(Standing.PENDING, StandingReason.PENDING);

    /** Names at the provider; each is null until there is one, and for granted subscriptions. */
    public record References(
            @Nullable String subscription, @Nullable String customer) {

        static final References NONE = new References(null, null);
    }

    /**
     * @param quantity seats that the provider has sold
     * @param limit seats that may be assigned; at most {@code quantity} while a reduction is under way
     */
    public record Seats(int quantity, int limit) {}

    /**
     * @param accessUntil the check denies from then on; null: no end is known
     * @param paidUntil end of what was paid for or is on trial (billing rule 57)
     * @param periodUntil end of the provider's current period; it moves before the money does (billing rule 7)
     * @param cancelAt when it will end by itself; null when it renews
     * @param endedAt set exactly when the standing is terminal
     */
    public record Periods(
            @Nullable Instant accessUntil,
            @Nullable Instant paidUntil,
            @Nullable Instant periodUntil,
            @Nullable Instant cancelAt,
            @Nullable Instant endedAt) {

        static final Periods NONE = new Periods(null, null, null, null, null);
    }

    /**
     * @param checkout where the customer finishes; null when nothing is to finish
     * @param holds what closes the door whatever the provider says, oldest first
     */
    public record Marks(
            @Nullable Checkout checkout,
            List<Hold> holds,
            @Nullable Attention attention) {

        static final Marks NONE = new Marks(null, List.of(), null);
    }

    /** The row that claims an organization's place at an application, before any provider is called. */
    public static Subscription requested(SubscriptionId id, Terms terms) {
        return new Subscription(
                id,
                terms,
                References.NONE,
                REQUESTED,
                new Seats(terms.seats(), terms.seats()),
                Periods.NONE,
                Marks.NONE,
                0);
    }

    /** What counts: the strongest hold closes a door that would be open. */
    public Status status() {
        return provided.standing().opensTheDoor()
                ? strongestHold(marks.holds())
                        .map(Hold::kind)
                        .map(Subscription::suspended)
                        .orElse(provided)
                : provided;
    }

    private static Status suspended(StandingReason kind) {
        return new Status(Standing.SUSPENDED, kind);
    }

    /** An operator's before a dispute's, that before a refund's. */
    public static Optional<Hold> strongestHold(List<Hold> holds) {
        return holds.stream().min(Comparator.comparing(Hold::kind));
    }

    public Standing standing() {
        return status().standing();
    }

    /** Null exactly while the standing opens the door. */
    public @Nullable StandingReason reason() {
        return status().reason();
    }

    public @Nullable String providerReference() {
        return references.subscription();
    }

    public @Nullable String customerReference() {
        return references.customer();
    }

    public @Nullable Checkout checkout() {
        return marks.checkout();
    }

    public List<Hold> holds() {
        return marks.holds();
    }

    public @Nullable Attention attention() {
        return marks.attention();
    }

    public int quantity() {
        return seats.quantity();
    }

    public int seatLimit() {
        return seats.limit();
    }

    public @Nullable Instant accessUntil() {
        return periods.accessUntil();
    }

    public @Nullable Instant paidUntil() {
        return periods.paidUntil();
    }

    public @Nullable Instant periodUntil() {
        return periods.periodUntil();
    }

    public @Nullable Instant cancelAt() {
        return periods.cancelAt();
    }

    public @Nullable Instant endedAt() {
        return periods.endedAt();
    }

    /** What the provider calls it. A null keeps what is known. */
    public Subscription withReferences(@Nullable String subscription, @Nullable String customer) {
        return with(new References(
                subscription != null ? subscription : references.subscription(),
                customer != null ? customer : references.customer()));
    }

    private Subscription with(References next) {
        return new Subscription(id, terms, next, provided, seats, periods, marks, revision);
    }

    /** What the provider makes of it now. */
    public Subscription withProvided(Standing standing, @Nullable StandingReason reason) {
        Status next = new Status(standing, reason);
        return new Subscription(id, terms, references, next, seats, periods, marks, revision);
    }

    public Subscription withSeats(int sold, int assignable) {
        Seats next = new Seats(sold, assignable);
        return new Subscription(id, terms, references, provided, next, periods, marks, revision);
    }

    private Subscription with(Periods next) {
        return new Subscription(id, terms, references, provided, seats, next, marks, revision);
    }

    /** What is paid for, what the provider's period is, and when it will end. */
    public Subscription withPeriods(@Nullable Instant paid, @Nullable Instant period, @Nullable Instant cancel) {
        return with(new Periods(periods.accessUntil(), paid, period, cancel, periods.endedAt()));
    }

    public Subscription withAccessUntil(@Nullable Instant access) {
        return with(
                new Periods(access, periods.paidUntil(), periods.periodUntil(), periods.cancelAt(), periods.endedAt()));
    }

    public Subscription withEndedAt(@Nullable Instant ended) {
        return with(new Periods(
                periods.accessUntil(), periods.paidUntil(), periods.periodUntil(), periods.cancelAt(), ended));
    }

    private Subscription with(Marks next) {
        return new Subscription(id, terms, references, provided, seats, periods, next, revision);
    }

    /** Where the customer finishes; null when nothing is left to finish. */
    public Subscription withCheckout(@Nullable Checkout next) {
        return with(new Marks(next, marks.holds(), marks.attention()));
    }

    public Subscription withHolds(List<Hold> next) {
        return with(new Marks(marks.checkout(), next, marks.attention()));
    }

    public Subscription withAttention(@Nullable Attention next) {
        return with(new Marks(marks.checkout(), marks.holds(), next));
    }

    /** As a writer of rows stores it. */
    public Subscription withRevision(long next) {
        return new Subscription(id, terms, references, provided, seats, periods, marks, next);
    }
}
