package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.Carried.Waiting;
import io.tenure.workflows.subscription.SubscriptionActivities.Loaded;
import io.tenure.workflows.subscription.SubscriptionActivities.Opened;
import io.tenure.workflows.subscription.SubscriptionActivities.PendingOperation;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a subscription, from its beginning to its end or to the next run: resume, wait for a fact or a deadline, do what is due. */
final class SubscriptionRun {

    private final Execution execution;
    private final DatabaseCall<SubscriptionActivities> rows;
    private final ProviderCalls.Stubs provider;
    private final RequestQueue queue = new RequestQueue();
    private final LookSignal signal = new LookSignal();
    private @Nullable CurrentSubscription current;
    private boolean ending;
    private boolean isHealed;

    SubscriptionRun(
            Execution execution,
            DatabaseCall<SubscriptionActivities> rows,
            ProviderCalls.Stubs provider,
            SubscriptionInput input) {
        this.execution = execution;
        this.rows = rows;
        this.provider = provider;
        Carried carried = input.carried();
        if (carried != null) {
            carried.outcomes().forEach(queue::remember);
            signal.restore(carried.wanted());
        }
    }

    /** @return what the next run begins with; null when the subscription has ended */
    @Nullable
    SubscriptionInput run(SubscriptionInput input) {
        CurrentSubscription begun = begin(input);
        if (begun == null || begun.isOver()) {
            end(begun == null ? null : agenda(begun));
            return null;
        }
        Agenda agenda = agenda(begun);
        while (!begun.isOver()) {
            if (agenda.mayContinueAsNew()) {
                handOver(agenda);
                return next(begun);
            }
            awaitWork(agenda);
            agenda.work();
        }
        return endOf(agenda);
    }

    private Agenda agenda(CurrentSubscription begun) {
        return new Agenda(new Agenda.Wanted(queue, signal), execution, begun, provider);
    }

    private void awaitWork(Agenda agenda) {
        if (!agenda.isDue()) {
            execution.show("Waits for the provider or a request; looks by itself at " + agenda.nextWake());
            execution.sleep(agenda::nextWake, "look at the provider again", agenda::isDue);
        }
    }

    private @Nullable CurrentSubscription begin(SubscriptionInput input) {
        Terms terms = input.terms();
        OperationId operation = input.operationId();
        if (terms == null || operation == null) {
            Loaded loaded = rows.run(activities -> activities.load(new SubscriptionActivities.Load(input.id())));
            return resume(input, loaded);
        }
        Opened opened =
                rows.run(activities -> activities.open(new SubscriptionActivities.Open(input.id(), terms, operation)));
        if (opened.refusal() != null) {
            queue.remember(Outcome.refused(operation, opened.refusal()));
        }
        PendingOperation creation = new PendingOperation(operation, null, execution.now());
        return resume(input, new Loaded(opened.subscription(), opened.policy(), List.of(creation)));
    }

    private @Nullable CurrentSubscription resume(SubscriptionInput input, Loaded loaded) {
        Subscription row = loaded.subscription();
        if (row == null) {
            return null;
        }
        Instant now = execution.now();
        Carried carried = input.carried();
        SubscriptionState state =
                SubscriptionState.loaded(row, loaded.policy(), carried).planning(row, now);
        CurrentSubscription begun = new CurrentSubscription(rows, execution, state);
        takeUp(loaded.pending(), carried, now);
        if (begun.isAtProvider() && (carried == null || carried.wanted() > carried.lookedUpTo())) {
            signal.want(now, false);
        }
        begun.take(new Fact.Healed(), null);
        if (isHealed) {
            execution.publish(begun.row(), begun.state().lookDue());
        }
        current = begun;
        return begun;
    }

    /** What was taken and has no outcome yet, as far as an earlier run had come with it. */
    private void takeUp(List<PendingOperation> pending, @Nullable Carried carried, Instant now) {
        Map<OperationId, Waiting> known = new HashMap<>();
        if (carried != null) {
            carried.waiting().forEach(waiting -> known.put(waiting.operationId(), waiting));
        }
        for (PendingOperation asked : pending) {
            Waiting waiting = known.get(asked.operationId());
            Step step = Step.pending(asked, waiting == null ? null : waiting.tries(), now);
            if (waiting != null && waiting.parked()) {
                queue.addParked(step);
            } else {
                queue.add(step);
            }
        }
    }

    /** Callers who wait are told that it goes on; what comes meanwhile is taken in. */
    private void handOver(Agenda agenda) {
        ending = true;
        do {
            agenda.takeIn();
            execution.await(() -> execution.isEveryHandlerFinished() || agenda.hasNew());
        } while (agenda.hasNew() || !execution.isEveryHandlerFinished());
    }

    private SubscriptionInput next(CurrentSubscription left) {
        SubscriptionState state = left.state();
        Carried carried = new Carried(
                state.lookedUpTo(),
                signal.wanted(),
                state.silence(),
                signal.lookAt() != null ? signal.lookAt() : state.lookDue(),
                queue.waiting(),
                state.reducingTo(),
                state.obstacle(),
                queue.outcomes());
        return new SubscriptionInput(left.row().id(), null, null, carried);
    }

    private @Nullable SubscriptionInput endOf(Agenda agenda) {
        agenda.end().close();
        agenda.end().collectOthers();
        end(agenda);
        return null;
    }

    /** Whoever asks now is answered by the end. */
    private void end(@Nullable Agenda agenda) {
        ending = true;
        do {
            if (agenda != null) {
                agenda.end().close();
            }
            execution.await(() -> execution.isEveryHandlerFinished() || agenda != null && agenda.hasNew());
        } while (agenda != null && agenda.hasNew() || !execution.isEveryHandlerFinished());
    }

    /** A repeat of what a silent provider has not been seen with yet waits with it: the relay would keep the run busy. */
    void heard(ProviderChanged fact) {
        SubscriptionState state = state();
        boolean waits = state != null
                && state.silence() != null
                && fact.seq() <= signal.wanted()
                && fact.seq() > state.lookedUpTo();
        if (!waits) {
            signal.heard(fact, execution.now());
        }
    }

    void lookAgain() {
        signal.want(execution.now(), true);
    }

    @Nullable
    SubscriptionState state() {
        return current == null ? null : current.state();
    }

    /** After a write that had failed for a defect of ours. */
    void heal() {
        if (current != null) {
            current.heal();
            // The defect took the place of what a person was asked for before; a look says it again.
            signal.want(execution.now(), false);
        } else {
            isHealed = true;
        }
    }

    /** @return the code of a refusal by the state alone; null when the request may be queued */
    @Nullable
    String refusal(Request request) {
        boolean isKnown = queue.outcome(request.operationId()) != null || queue.isWaiting(request.operationId());
        if (current == null || isKnown) {
            return null;
        }
        Step asked = Step.asked(request, execution.now());
        boolean waits = !asked.isLocal() && !asked.ends() && !(request instanceof Request.Resume);
        if (waits && queue.isFull()) {
            return SubscriptionRequests.TOO_MANY_WAITING;
        }
        boolean undoesWhatWaits = request instanceof Request.UndoCancellation && queue.awaitsCancellation();
        return undoesWhatWaits ? null : SubscriptionRequests.refusal(current.row(), request);
    }

    void ask(Request request) {
        Instant now = execution.now();
        queue.add(Step.asked(request, now));
        queue.hasten(now);
    }

    /** True when {@link #answer} says all that this run will say. */
    boolean isAnswered(OperationId operation) {
        return ending || queue.outcome(operation) != null;
    }

    /** True for an operation that an earlier run has answered and forgotten: it is neither waiting nor among the last answers. */
    boolean isLongDone(OperationId operation) {
        return current != null && !queue.isWaiting(operation) && queue.outcome(operation) == null;
    }

    Outcome answer(OperationId operation) {
        Outcome outcome = queue.outcome(operation);
        if (outcome != null) {
            return outcome;
        }
        boolean isOver = ending && (current == null || current.isOver()) && !queue.isWaiting(operation);
        return isOver ? Outcome.refused(operation, SubscriptionRequests.NOT_ACTIVE) : Outcome.pending(operation);
    }
}
