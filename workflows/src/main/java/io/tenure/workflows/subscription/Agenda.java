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

    /** The server suggests a new run at 4,096 events and ends one at 51,200. */
    private static final long LONGEST_HISTORY = 4_000;

    private final Mailbox mailbox;
    private final CurrentSubscription current;
    private final CreationStep creation;
    private final RequestSteps requests;
    private final Instant startedAt = CurrentSubscription.now();

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
        Instant safety = CurrentSubscription.now().plus(LONGEST_SLEEP);
        return dueInstants().min(Instant::compareTo).filter(safety::isAfter).orElse(safety);
    }

    /** True when the run is old or long and nothing is under way. */
    boolean isDone() {
        Duration age = Duration.between(startedAt, CurrentSubscription.now());
        boolean isLong = CurrentSubscription.historyLength() >= LONGEST_HISTORY;
        return (isLong || age.compareTo(RUN_LENGTH) >= 0) && mailbox.isEmpty();
    }

    private Stream<Instant> dueInstants() {
        Step head = mailbox.head();
        return Stream.of(
                        head == null ? null : head.notBefore(),
                        mailbox.lookAt(),
                        current.state().lookDue())
                .filter(Objects::nonNull);
    }

    void work() {
        Instant now = CurrentSubscription.now();
        Step head = mailbox.head();
        if (head != null && isPast(head.notBefore(), now)) {
            perform(head);
        } else if (isPast(mailbox.lookAt(), now)) {
            lookAtWhatWasHeard();
        } else if (isPast(current.state().lookDue(), now)) {
            lookByTheClock(now);
        }
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
            case StepEnd.Later() -> mailbox.replaceHead(step.later(CurrentSubscription.now()));
            case StepEnd.Parked() -> mailbox.parkHead();
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

    private void lookAtWhatWasHeard() {
        boolean covered = mailbox.isCoveredBy(current.state().lookedUpTo());
        boolean urgent = mailbox.takeLook();
        if (covered) {
            // Sequences commit out of order: the look that covered this one could not see its row yet.
            current.settle(current.state().lookedUpTo());
        } else if (current.isAtProvider()) {
            current.look(urgent, null);
        }
    }

    private void lookByTheClock(Instant now) {
        if (SubscriptionRequests.isGranted(current.row())) {
            current.take(new Fact.Granted(false, current.row().quantity()), null);
        } else if (current.isAtProvider()) {
            current.look(false, null);
        } else {
            current.scheduleLook(LookSchedule.next(current.row(), now));
        }
    }

    /** Nothing more will be done: what still waits is refused, and the events of the end are settled. */
    void close() {
        for (Step step : mailbox.drain()) {
            finish(step, refusal(step, SubscriptionRequests.NOT_ACTIVE, null));
        }
        if (mailbox.wanted() > current.state().lookedUpTo()) {
            current.settle(mailbox.wanted());
        }
    }
}
