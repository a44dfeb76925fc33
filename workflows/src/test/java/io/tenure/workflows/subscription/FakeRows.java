package io.tenure.workflows.subscription;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in memory, with the compare-and-set that the real activities promise. */
final class FakeRows implements SubscriptionActivities {

    private final Map<SubscriptionId, Subscription> rows = new HashMap<>();
    private final Map<OperationId, OperationOutcome> outcomes = new HashMap<>();
    private final List<StandingChange> changes = new ArrayList<>();
    private final List<Settle> settlements = new ArrayList<>();
    private final List<PendingOperation> pending = new ArrayList<>();
    private int failures;
    private int assigned;
    private @Nullable String refusal;

    @Override
    public synchronized Opened open(Open request) {
        answerOrFail();
        if (refusal != null) {
            return new Opened(null, Samples.POLICY, refusal);
        }
        Subscription row = rows.computeIfAbsent(request.id(), id -> Subscription.requested(id, request.terms()));
        return new Opened(row, Samples.POLICY, null);
    }

    @Override
    public synchronized Loaded load(Load request) {
        answerOrFail();
        return new Loaded(rows.get(request.id()), Samples.POLICY, List.copyOf(pending));
    }

    @Override
    public synchronized Stored record(Effect effect) {
        answerOrFail();
        Subscription stored = row(effect.next().id());
        if (stored.revision() != effect.next().revision()) {
            return new Stored(false, stored);
        }
        if (effect.change() != null) {
            changes.add(effect.change());
        }
        effect.outcomes().forEach(outcome -> outcomes.put(outcome.operationId(), outcome));
        return new Stored(true, store(effect.next()));
    }

    @Override
    public synchronized void settle(Settle request) {
        answerOrFail();
        settlements.add(request);
    }

    @Override
    public synchronized SeatLimit lowerSeatLimit(LowerSeatLimit request) {
        Subscription row = row(request.id());
        if (assigned > request.seatLimit() || row.revision() != request.expectedRevision()) {
            return new SeatLimit(false, assigned, row);
        }
        return new SeatLimit(true, assigned, store(row.withSeats(row.quantity(), request.seatLimit())));
    }

    /** As another writer would: the workflow's revision is outdated then. */
    synchronized Subscription store(Subscription next) {
        Subscription stored = new Subscription(
                next.id(),
                next.terms(),
                next.providerReference(),
                next.customerReference(),
                next.checkout(),
                next.standing(),
                next.reason(),
                next.quantity(),
                next.seatLimit(),
                next.accessUntil(),
                next.paidUntil(),
                next.periodUntil(),
                next.cancelAt(),
                next.hold(),
                next.attention(),
                next.endedAt(),
                next.revision() + 1);
        rows.put(next.id(), stored);
        return stored;
    }

    synchronized Subscription row(SubscriptionId id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow();
    }

    synchronized void put(Subscription row) {
        rows.put(row.id(), row);
    }

    synchronized List<StandingChange> changes() {
        return List.copyOf(changes);
    }

    synchronized List<Settle> settlements() {
        return List.copyOf(settlements);
    }

    synchronized @Nullable OperationOutcome outcome(OperationId operation) {
        return outcomes.get(operation);
    }

    synchronized void assign(int seats) {
        assigned = seats;
    }

    synchronized void refuse(String code) {
        refusal = code;
    }

    /** Asked for, and no outcome yet. */
    synchronized void pending(OperationId operation, @Nullable Request request) {
        pending.add(new PendingOperation(operation, request));
    }

    /** The next {@code count} calls fail as if PostgreSQL were away. */
    synchronized void failNext(int count) {
        failures = count;
    }

    private void answerOrFail() {
        if (failures > 0) {
            failures--;
            throw ApplicationFailure.newFailure("database-unavailable", "UNAVAILABLE");
        }
    }
}
