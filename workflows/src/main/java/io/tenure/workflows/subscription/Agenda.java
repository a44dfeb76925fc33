package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is due next, and doing it: a request in its turn, a look at what was heard, a look by the clock. */
final class Agenda {

    /** A run is short enough to keep its history small, and an entity wakes often enough to be seen alive. */
    private static final Duration RUN_LENGTH = Duration.ofDays(30);

    private static final Duration LONGEST_SLEEP = Duration.ofDays(35);

    /** Replaying so many takes a few tenths of a second. The server suggests a new run at 4,096 events and ends one at 51,200. */
    private static final long LONG_HISTORY = 1_000;

    /** A long run ends in a pause: an event that comes while a task ends the run fails the task, and all is replayed. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Mailbox mailbox;
    private final CurrentSubscription current;
    private final CreationStep creation;
    private final RequestSteps requests;
    private final Instant startedAt = CurrentSubscription.now();
    private Instant lastWork = startedAt;

    Agenda(Mailbox mailbox, CurrentSubscription current, ProviderCalls provider) {
        this.mailbox = mailbox;
        this.current = current;
        this.creation = new CreationStep(current, provider);
        this.requests = new RequestSteps(current, provider);
    }

    boolean isDue() {
        Instant now = CurrentSubscription.now();
        return dueInstants().anyMatch(due -> !due.isAfter(now));
    }

    Instant nextWake() {
        Instant safety =
                isLong() ? lastWork.plus(PAUSE) : CurrentSubscription.now().plus(LONGEST_SLEEP);
        return dueInstants().min(Instant::compareTo).filter(safety::isAfter).orElse(safety);
    }

    /** True when the run is old, or is long and has a pause, and nothing is under way. */
    boolean isDone() {
        Instant now = CurrentSubscription.now();
        boolean isOld = isPast(startedAt.plus(RUN_LENGTH), now);
        boolean pauses = isPast(lastWork.plus(PAUSE), now);
        return (isOld || (isLong() && pauses)) && mailbox.isEmpty();
    }

    private static boolean isLong() {
        return CurrentSubscription.historyLength() >= LONG_HISTORY;
    }

    private Stream<Instant> dueInstants() {
        Step next = mailbox.next();
        return Stream.of(
                        next == null ? null : next.notBefore(),
                        mailbox.lookAt(),
                        current.state().lookDue())
                .filter(Objects::nonNull);
    }

    /** Does the one thing that is due first, if any. */
    void work() {
        Instant now = CurrentSubscription.now();
        Step next = mailbox.next();
        if (next != null && isPast(next.notBefore(), now)) {
            perform(next);
        } else if (isPast(mailbox.lookAt(), now)) {
            lookAtWhatWasHeard(now);
        } else if (isPast(current.state().lookDue(), now)) {
            lookByTheClock(now);
        } else {
            return;
        }
        lastWork = CurrentSubscription.now();
    }

    private static boolean isPast(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }

    private void perform(Step step) {
        Request request = step.request();
        if (request instanceof Request.Resume) {
            mailbox.unpark(CurrentSubscription.now());
        }
        StepEnd end = request == null ? creation.perform(step, current.row().terms()) : requests.perform(step, request);
        switch (end) {
            case StepEnd.Later() -> mailbox.replace(step, step.later(CurrentSubscription.now()));
            case StepEnd.Parked() -> mailbox.park(step);
            case StepEnd.Done done ->
                finish(step, new Outcome(step.operationId(), Outcome.Kind.DONE, null, null, done.owed()));
            case StepEnd.Refused refused -> finish(step, refusal(step, refused.code(), refused.seatsAssigned()));
        }
    }

    private void finish(Step step, Outcome outcome) {
        current.finish(new OperationOutcome(step.operationId(), outcome.code(), outcome.owed()));
        mailbox.remove(step);
        mailbox.answer(outcome);
    }

    private static Outcome refusal(Step step, String code, @Nullable Integer seatsAssigned) {
        return new Outcome(step.operationId(), Outcome.Kind.REFUSED, code, seatsAssigned, null);
    }

    private void lookAtWhatWasHeard(Instant now) {
        boolean covered = mailbox.isCoveredBy(current.state().lookedUpTo());
        boolean urgent = mailbox.takeLook();
        if (covered) {
            // Sequences commit out of order: the look that covered this one could not see its row yet.
            current.settle(current.state().lookedUpTo());
        } else if (current.isAtProvider()) {
            look(urgent, now);
        }
    }

    private void look(boolean urgent, Instant now) {
        if (current.look(urgent, null)) {
            mailbox.hasten(now);
        }
    }

    private void lookByTheClock(Instant now) {
        if (SubscriptionRequests.isGranted(current.row())) {
            current.take(new Fact.Granted(false, current.row().quantity()), null);
        } else if (current.isAtProvider()) {
            look(false, now);
        } else {
            current.scheduleLook(LookSchedule.next(current.row(), now));
        }
    }

    /** Nothing more will be done: what still waits is refused, and the events of the end are settled. */
    void close() {
        for (Step step : mailbox.drain()) {
            String refusal = SubscriptionRequests.refusalAtEnd(current.row(), step.request());
            finish(
                    step,
                    refusal == null
                            ? new Outcome(step.operationId(), Outcome.Kind.DONE, null, null, null)
                            : refusal(step, refusal, null));
        }
        if (mailbox.wanted() > current.state().lookedUpTo()) {
            current.settle(mailbox.wanted());
        }
    }
}
