package io.tenure.workflows.subscription;

import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows in memory, with the compare-and-set that the real activities promise. */
final class FakeRows implements SubscriptionActivities {

    private final Supplier<Instant> now;
    private final Map<SubscriptionId, Subscription> rows = new HashMap<>();
    private final Map<OperationId, Instant> openedAt = new HashMap<>();
    private final Map<OperationId, OperationOutcome> outcomes = new HashMap<>();
    private final List<StandingChange> changes = new ArrayList<>();
    private final List<Settle> settlements = new ArrayList<>();
    private final List<PendingOperation> pending = new ArrayList<>();
    private final Map<OperationId, Request> requests = new HashMap<>();
    private final List<OperationId> notTaken = new ArrayList<>();
    private final List<OperationId> taken = new ArrayList<>();
    private @Nullable Effect lastEffect;
    private int failures;
    private int brokenRecords;
    private FailureType failing = FailureType.UNAVAILABLE;
    private int assigned;
    private @Nullable String refusal;

    /** All is asked for at noon. */
    FakeRows() {
        this(() -> Samples.NOON);
    }

    FakeRows(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public synchronized Opened open(Open request) {
        answerOrFail();
        if (refusal != null) {
            return new Opened(null, Samples.POLICY, refusal);
        }
        pending(request.operationId(), null);
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
        if (brokenRecords > 0) {
            brokenRecords--;
            throw FailureType.BUG.failure("broken");
        }
        Subscription stored = row(effect.next().id());
        if (stored.revision() != effect.next().revision()) {
            boolean isRepeat = effect.equals(lastEffect)
                    && stored.revision() == effect.next().revision() + 1;
            return new Stored(isRepeat, stored);
        }
        lastEffect = effect;
        if (effect.change() != null) {
            changes.add(effect.change());
        }
        effect.outcomes().forEach(this::finish);
        return new Stored(true, store(effect.next()));
    }

    private void finish(OperationOutcome outcome) {
        outcomes.put(outcome.operationId(), outcome);
        pending.removeIf(asked -> asked.operationId().equals(outcome.operationId()));
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
        Subscription stored = next.withRevision(next.revision() + 1);
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

    synchronized int assigned() {
        return assigned;
    }

    synchronized void assign(int seats) {
        assigned = seats;
    }

    synchronized void refuse(String code) {
        refusal = code;
    }

    @Override
    public synchronized Taken take(Take request) {
        answerOrFail();
        if (notTaken.contains(request.operationId())) {
            return new Taken(Outcome.refused(request.operationId(), Outcome.NOT_TAKEN), askedAt(request.operationId()));
        }
        taken.add(request.operationId());
        Request asked = requests.get(request.operationId());
        if (asked != null && !outcomes.containsKey(request.operationId())) {
            pending(request.operationId(), asked);
        }
        return new Taken(null, askedAt(request.operationId()));
    }

    @Override
    public synchronized void reportDefect(DefectReport request) {
        Subscription row = row(request.id());
        store(row.withAttention(new Attention("defect", Samples.NOON)));
    }

    /** Asked for and taken, and no outcome yet. */
    synchronized void pending(OperationId operation, @Nullable Request request) {
        pending.removeIf(asked -> asked.operationId().equals(operation));
        pending.add(new PendingOperation(operation, request, askedAt(operation)));
    }

    /** What the API has stored before it asks. */
    synchronized void asked(Request request) {
        requests.put(request.operationId(), request);
        openedAt.put(request.operationId(), now.get());
    }

    private Instant askedAt(OperationId operation) {
        return openedAt.computeIfAbsent(operation, unknown -> now.get());
    }

    /** Its caller was told that nobody took it. */
    synchronized void giveUp(OperationId operation) {
        notTaken.add(operation);
    }

    synchronized boolean isGivenUp(OperationId operation) {
        return notTaken.contains(operation);
    }

    /** Its caller asks again. */
    synchronized void reopen(OperationId operation) {
        notTaken.remove(operation);
    }

    synchronized boolean isTaken(OperationId operation) {
        return taken.contains(operation);
    }

    synchronized List<OperationId> taken() {
        return List.copyOf(taken);
    }

    /** The next {@code count} calls fail as if PostgreSQL were away. */
    synchronized void failNext(int count) {
        failNext(count, FailureType.UNAVAILABLE);
    }

    /** The next {@code count} effects cannot be recorded for a defect of ours; all else is answered. */
    synchronized void breakRecords(int count) {
        brokenRecords = count;
    }

    synchronized void failNext(int count, FailureType type) {
        failures = count;
        failing = type;
    }

    private void answerOrFail() {
        if (failures > 0) {
            failures--;
            throw failing.failure("database-unavailable");
        }
    }
}
