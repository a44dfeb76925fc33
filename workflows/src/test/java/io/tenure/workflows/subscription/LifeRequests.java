package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Judges what is written: each change of the standing is told once, when it happens; each request is answered once, and truly. */
final class LifeRequests {

    private static final Duration HOURS = Duration.ofHours(4);

    private final SimulatedTime time;
    private final FakeRows rows;
    private final Oracle oracle;
    private final LifeVerdict verdict;
    private final Map<OperationId, Request> asked = new HashMap<>();
    private final Map<OperationId, OperationOutcome> answered = new HashMap<>();
    private final Map<Request, Instant> askedAt = new HashMap<>();
    private final Set<Request> waiting = new LinkedHashSet<>();
    private boolean isMending;
    private Status status = new Status(Standing.PENDING, StandingReason.PENDING);

    LifeRequests(SimulatedTime time, FakeRows rows, Oracle oracle, LifeVerdict verdict) {
        this.time = time;
        this.rows = rows;
        this.oracle = oracle;
        this.verdict = verdict;
    }

    void asked(Request request) {
        asked.put(request.operationId(), request);
        askedAt.put(request, time.now());
        waiting.add(request);
    }

    /** True when something was asked for hours ago and has no outcome. */
    boolean waitsLong() {
        Instant longAgo = time.now().minus(HOURS);
        boolean creationWaits =
                rows.outcome(SimulatedLife.CREATION) == null && !SimulatedTime.BEGINNING.isAfter(longAgo);
        return creationWaits
                || waiting.stream()
                        .anyMatch(request ->
                                !askedAt.getOrDefault(request, time.now()).isAfter(longAgo));
    }

    boolean isEndAsked() {
        return waiting.stream()
                .anyMatch(request -> request instanceof Request.Withdraw
                        || request instanceof Request.Cancel cancel && !cancel.atPeriodEnd());
    }

    private Subscription row() {
        return rows.row(Samples.ID);
    }

    /** Somebody else has written the row, and the line of its timeline. */
    void writtenByOthers() {
        status = row().status();
    }

    /** A defect has stopped a write: until time passes again, older rows may be written on the way. */
    void broken() {
        writtenByOthers();
        isMending = true;
    }

    void written(Effect effect) {
        Status next = effect.next().status();
        StandingChange change = effect.change();
        StandingChange expected = new StandingChange(status.standing(), next.standing(), next.reason(), time.now());
        if (next.equals(status) != (change == null)) {
            verdict.complain("the timeline says " + change + " when " + status + " becomes " + next);
        } else if (change != null && !change.equals(expected)) {
            verdict.complain("the timeline says " + change);
        }
        status = next;
        if (!isMending && !SubscriptionRequests.isGranted(effect.next())) {
            // At each write: seats are assigned by what stands at that moment.
            verdict.complain(oracle.seats.judge(effect.next()));
        }
        effect.outcomes().forEach(this::finished);
    }

    private void finished(OperationOutcome outcome) {
        OperationOutcome before = answered.putIfAbsent(outcome.operationId(), outcome);
        if (before != null && !before.equals(outcome)) {
            verdict.complain("answered " + outcome + " after " + before);
        }
        if (rows.isGivenUp(outcome.operationId())) {
            verdict.complain("did what its caller was told nobody would do, " + outcome);
        }
        Request request = asked.get(outcome.operationId());
        waiting.remove(request);
        String problem = outcome.problemCode();
        if (request == null) {
            created(problem == null);
        } else if (problem == null) {
            done(request);
        } else {
            refused(request, problem);
        }
    }

    private void created(boolean isDone) {
        oracle.attention.unblocked(time.now());
        if (isDone && SubscriptionRequests.isGranted(row())) {
            oracle.granted(row().terms().until(), row().terms().seats());
        } else if (isDone && (oracle.isDeclined() || SubscriptionRequests.isNotCreated(row()))) {
            verdict.complain("said done of a creation that came to nothing");
        } else if (!isDone && !row().standing().isTerminal()) {
            verdict.complain("refused a creation that goes on");
        }
    }

    private void done(Request request) {
        boolean isOver = row().standing().isTerminal();
        boolean isGranted = SubscriptionRequests.isGranted(row());
        switch (request) {
            case Request.PlaceHold hold -> oracle.held(StandingReason.OPERATOR_HOLD, Hold.OPERATOR, time.now());
            case Request.LiftHold lift -> oracle.lifted(Hold.OPERATOR);
            case Request.UndoCancellation undo -> requireGoal(row().cancelAt() == null, request);
            case Request.Cancel cancel -> {
                requireGoal(cancel.atPeriodEnd() && row().cancelAt() != null || isOver, request);
                if (isGranted && isOver && !oracle.isOver()) {
                    oracle.canceled(time.now());
                }
            }
            case Request.ChangeSeats change -> {
                oracle.seats.isOver();
                if (isGranted) {
                    oracle.seats.granted(change.seats());
                }
                boolean fits = row().quantity() == change.seats() && row().seatLimit() == change.seats();
                requireGoal(fits, request);
            }
            case Request.ChangePaymentMethod change -> {}
            case Request.Resume resume -> {}
            case Request.Withdraw withdraw -> requireGoal(isOver, request);
        }
    }

    private void requireGoal(boolean reached, Request request) {
        if (!reached) {
            verdict.complain("said done of " + request);
        }
    }

    private void refused(Request request, String code) {
        if (request instanceof Request.ChangeSeats change) {
            oracle.seats.isOver();
            boolean isInUse = rows.assigned() > change.seats();
            if (code.equals("seats-in-use") && !isInUse) {
                verdict.complain("refused " + request + " where " + rows.assigned() + " seats are in use");
            }
        }
    }

    /** What is asked is taken before time passes, and what our own database alone is needed for is done (billing rule 58). */
    void check() {
        isMending = false;
        for (Request request : waiting) {
            OperationId id = request.operationId();
            if (rows.isGivenUp(id)) {
                continue;
            }
            boolean isLocal = request instanceof Request.PlaceHold || request instanceof Request.LiftHold;
            if (isLocal || !rows.isTaken(id)) {
                verdict.complain("lets " + request + " wait");
            }
        }
    }

    void judgeEnd() {
        for (OperationId operation : rows.taken()) {
            if (rows.outcome(operation) == null) {
                verdict.complain("never answered " + asked.get(operation));
            }
        }
        if (rows.outcome(SimulatedLife.CREATION) == null) {
            verdict.complain("never answered the creation");
        }
    }
}
