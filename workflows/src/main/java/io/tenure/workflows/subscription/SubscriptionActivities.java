package io.tenure.workflows.subscription;

import io.temporal.activity.ActivityInterface;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of the rows that a subscription's workflow owns. Idempotent, well below a second, and retried until PostgreSQL answers. */
@ActivityInterface(namePrefix = "Subscription.")
public interface SubscriptionActivities {

    /** Inserts the PENDING row, which claims the organization's one live place at the application. A repeat finds its own row. */
    Opened open(Open request);

    /** Reads the row, the policy in force and what was asked for and has no outcome yet. */
    Loaded load(Load request);

    /**
     * Stores {@code next} where the stored revision still is {@code next.revision()}, and in the same transaction the standing change (its cause is
     * the newest decisive event up to {@code settleUpTo} that is not settled yet), an audit entry, the paid periods, the outcomes of operations,
     * and settles inbox rows: APPLIED, or IGNORED where the stored subscription had ended before. A repeat of the same effect is a success;
     * otherwise the stored row comes back and nothing is written.
     */
    Stored record(Effect effect);

    /**
     * Settles inbox rows whose look changed nothing, or which became visible after the look that covered them: APPLIED, or IGNORED where the
     * subscription has ended. Paid periods that are not known yet are written in the same transaction.
     */
    void settle(Settle request);

    /** Lowers the assignable number under the row's lock; refuses when more seats are assigned (billing rules 38 and 59). */
    SeatLimit lowerSeatLimit(LowerSeatLimit request);

    /**
     * Takes what was asked for, as the first thing that a workflow does with it: from then on it is never forgotten. What has an outcome already is not
     * taken; that may be {@link Outcome#NOT_TAKEN}, which the caller was told because no workflow took it in time.
     */
    Taken take(Take request);

    /**
     * Writes the attention {@code defect} on the row, whatever its revision: a write failed in a way that only a deployment mends. Does nothing where
     * the row has ended or says so already.
     */
    void reportDefect(DefectReport request);

    record Take(SubscriptionId id, OperationId operationId) {}

    /**
     * @param outcome null when it was taken
     * @param askedAt when it was asked for
     */
    record Taken(@Nullable Outcome outcome, Instant askedAt) {}

    record DefectReport(SubscriptionId id) {}

    record Open(SubscriptionId id, Terms terms, OperationId operationId) {}

    /**
     * @param refusal {@code subscription-exists} when another live row holds the place, {@code workflows-unavailable} when the caller was told so
     *     before the workflow began; then {@code subscription} is null
     */
    record Opened(
            @Nullable Subscription subscription,
            SubscriptionPolicy policy,
            @Nullable String refusal) {}

    record Load(SubscriptionId id) {}

    /**
     * @param subscription null when there is no such row
     * @param pending oldest first; empty when there is no such row
     */
    record Loaded(@Nullable Subscription subscription, SubscriptionPolicy policy, List<PendingOperation> pending) {}

    /**
     * @param request null for the creation itself
     * @param askedAt when it was asked for
     */
    record PendingOperation(
            OperationId operationId, @Nullable Request request, Instant askedAt) {}

    /**
     * @param next what to store; its revision is the one expected in the database
     * @param settleUpTo inbox sequence up to which this effect answers; null settles nothing
     * @param cause an operation that caused a change; null when the provider did
     */
    record Effect(
            Subscription next,
            @Nullable StandingChange change,
            @Nullable Long settleUpTo,
            @Nullable OperationId cause,
            List<PaidPeriod> paid,
            List<OperationOutcome> outcomes) {}

    /** @param accepted false when another writer was first; {@code subscription} then is the stored row to adopt */
    record Stored(boolean accepted, Subscription subscription) {}

    record Settle(SubscriptionId id, long upTo, List<PaidPeriod> paid) {}

    /** @param expectedRevision the revision that the caller knows */
    record LowerSeatLimit(SubscriptionId id, long expectedRevision, int seatLimit, OperationId operationId) {}

    /** @param lowered false when {@code assigned} seats do not fit or the revision moved; {@code subscription} is the stored row in each case */
    record SeatLimit(boolean lowered, int assigned, Subscription subscription) {}

    /** @param problemCode null when done */
    record OperationOutcome(
            OperationId operationId,
            @Nullable String problemCode,
            @Nullable Money owed) {}
}
