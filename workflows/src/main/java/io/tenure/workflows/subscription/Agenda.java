package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is due next, and doing it: what was asked, a look at what was heard, a look by the clock. */
final class Agenda {

    /** A run is short enough to keep its history small, and an entity wakes often enough to be seen alive. */
    private static final Duration RUN_LENGTH = Duration.ofDays(30);

    private static final Duration LONGEST_SLEEP = Duration.ofDays(35);

    /** Replaying so many takes a few tenths of a second. The server suggests a new run at 4,096 events and ends one at 51,200. */
    private static final long LONG_HISTORY = 1_000;

    /** So many end the run also where something is due at every moment. */
    private static final long VERY_LONG_HISTORY = 2_000;

    /** A long run ends in a pause: an event that comes while a task ends the run fails the task, and all is replayed. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final RequestQueue queue;
    private final LookSignal signal;
    private final Execution execution;
    private final CurrentSubscription current;
    private final RequestIntake intake;
    private final ProviderCalls provider;
    private final ProviderLooks looks;
    private final CreationStep creation;
    private final RequestSteps requests;
    private final Instant startedAt;
    private Instant lastWork;
    private boolean hasWorked;

    Agenda(Wanted wanted, Execution execution, CurrentSubscription current, ProviderCalls.Stubs stubs) {
        this.queue = wanted.requests();
        this.signal = wanted.looks();
        this.execution = execution;
        this.current = current;
        this.intake = new RequestIntake(wanted, current);
        this.provider = new ProviderCalls(execution, stubs, intake);
        this.looks = new ProviderLooks(current, provider);
        this.creation = new CreationStep(current, provider, looks);
        this.requests = new RequestSteps(current, provider, looks);
        this.startedAt = execution.now();
        this.lastWork = startedAt;
    }

    /** What came in by updates and signals. */
    record Wanted(RequestQueue requests, LookSignal looks) {}

    boolean isDue() {
        Instant now = execution.now();
        return intake.isDue() || current.state().lapsed() || dueInstants().anyMatch(due -> !due.isAfter(now));
    }

    Instant nextWake() {
        Instant safety = isLong() ? lastWork.plus(PAUSE) : execution.now().plus(LONGEST_SLEEP);
        return dueInstants().min(Instant::compareTo).filter(safety::isAfter).orElse(safety);
    }

    /**
     * True when the run is old, or is long and has a pause, and nothing is due; and whenever it is very long. What waits goes along. A run in which
     * nothing was done has nothing to shed.
     */
    boolean mayContinueAsNew() {
        Instant now = execution.now();
        if (execution.historyLength() >= VERY_LONG_HISTORY) {
            return true;
        }
        boolean isOld = hasWorked && isPast(startedAt.plus(RUN_LENGTH), now);
        boolean pauses = isPast(lastWork.plus(PAUSE), now);
        return (isOld || (isLong() && pauses)) && !isDue();
    }

    private boolean isLong() {
        return execution.historyLength() >= LONG_HISTORY;
    }

    private Stream<Instant> dueInstants() {
        Step next = queue.next();
        return Stream.of(
                        next == null ? null : next.notBefore(),
                        signal.lookAt(),
                        current.state().lookDue())
                .filter(Objects::nonNull);
    }

    /** Does the one thing that is due first, if any. */
    void work() {
        if (isDue()) {
            hasWorked = true;
            intake.work();
            workAtProvider();
            clearTheWay();
            lastWork = execution.now();
        }
    }

    /** What could not go on is done, was answered, or is not to be done any more: nobody needs to look after it. */
    private void clearTheWay() {
        String obstacle = current.state().obstacle();
        if (obstacle == null || obstacle.startsWith(AttentionRules.LAPSED)) {
            return;
        }
        boolean waits = obstacle.equals(AttentionRules.UNANSWERED) ? queue.hasUnanswered() : queue.awaitsCreation();
        if (!waits) {
            current.take(new Fact.Unblocked(), null);
        }
    }

    private void workAtProvider() {
        Instant now = execution.now();
        Step next = queue.next();
        if (current.isOver()) {
            return;
        }
        if (current.provided().standing() != Standing.PENDING) {
            queue.unpark(now);
        }
        if (current.state().lapsed() && !isPaying(next, now)) {
            endLapsed();
        } else if (next != null && isPast(next.notBefore(), now)) {
            perform(next);
        } else if (isPast(signal.lookAt(), now)) {
            lookAtWhatWasHeard();
        } else if (isPast(current.state().lookDue(), now)) {
            lookByTheClock();
        }
    }

    private static boolean isPast(@Nullable Instant due, Instant now) {
        return due != null && !due.isAfter(now);
    }

    /** Who is about to pay is heard before a lapsed subscription is ended. */
    private static boolean isPaying(@Nullable Step next, Instant now) {
        return next != null && next.request() instanceof Request.ChangePaymentMethod && isPast(next.notBefore(), now);
    }

    /** A provider that does not answer is asked by one look, not by each request; only an end is tried in any case. */
    private void perform(Step step) {
        if (queue.isSuperseded(step)) {
            current.reducingTo(null);
            intake.finish(step, Outcome.refused(step.operationId(), SubscriptionRequests.SUPERSEDED));
            return;
        }
        boolean isSilent = current.state().silence() != null && current.isAtProvider() && !step.ends();
        if (isSilent && !looks.look(true, null)) {
            Instant again = current.state().lookDue();
            queue.replace(step.at(again != null ? again : execution.now().plus(LookSchedule.AGAIN)));
            return;
        }
        if (!current.isOver()) {
            begin(step);
        }
    }

    private void begin(Step step) {
        Request request = step.request();
        if (request instanceof Request.Resume) {
            queue.unpark(execution.now());
        }
        StepEnd end = request == null ? creation.perform(step) : requests.perform(step, request);
        switch (end) {
            case StepEnd.Later() -> repeatLater(step);
            case StepEnd.Parked() -> queue.park(step);
            case StepEnd.Done done ->
                intake.finish(step, new Outcome(step.operationId(), Outcome.Kind.DONE, null, null, done.owed()));
            case StepEnd.Refused(String code, Integer assigned) ->
                intake.finish(step, new Outcome(step.operationId(), Outcome.Kind.REFUSED, code, assigned, null));
        }
    }

    private void repeatLater(Step step) {
        Instant now = execution.now();
        Step later = step.later(now);
        queue.replace(later);
        boolean isLong = later.tries() != null && isPast(later.tries().since().plus(AttentionRules.SILENT_FOR), now);
        if (isLong && current.state().silence() == null) {
            current.take(new Fact.Unanswered(), step.operationId());
        }
    }

    private void lookAtWhatWasHeard() {
        long lookedUpTo = current.state().lookedUpTo();
        boolean looks = signal.wantsLook(lookedUpTo);
        boolean settles = signal.heardOnlyUpTo(lookedUpTo);
        boolean urgent = signal.take();
        if (settles) {
            // Sequences commit out of order: the look that covered this one could not see its row yet.
            current.settle(lookedUpTo);
        }
        if (looks && current.isAtProvider()) {
            look(urgent);
        }
    }

    private void look(boolean urgent) {
        if (looks.look(urgent, null)) {
            queue.hasten(execution.now());
        }
    }

    private void lookByTheClock() {
        if (SubscriptionRequests.isGranted(current.row())) {
            current.take(new Fact.Granted(false, current.row().quantity()), null);
        } else if (current.isAtProvider()) {
            look(false);
        } else {
            current.scheduleLook(null);
        }
    }

    /** No further period is collected for a door that stayed closed (billing rule 56). Looks first: somebody may have paid since. */
    private void endLapsed() {
        if (!looks.look(true, null) || !current.state().lapsed()) {
            return;
        }
        String reference = Objects.requireNonNull(current.row().providerReference());
        ChangeCancellation cancel = new ChangeCancellation(current.row().id(), reference, ChangeCancellation.Kind.NOW);
        switch (provider.command(billing -> billing.changeCancellation(cancel))) {
            case Called.Silent<Answer>() -> current.take(new Fact.Unclear(), null);
            case Called.Rejected<Answer>(String code) ->
                current.take(new Fact.Parked(AttentionRules.LAPSED + code), null);
            case Called.Answered<Answer>(Answer answer) -> {
                if (Answer.GONE.equals(answer.refusal())) {
                    current.take(new Fact.Gone(false), null);
                } else if (looks.look(true, null) && current.state().lapsed()) {
                    current.take(new Fact.Parked(AttentionRules.NOT_ENDED), null);
                }
            }
        }
    }

    /** Takes in what came while the run ends, so that it goes along. */
    void takeIn() {
        intake.work();
    }

    boolean hasNew() {
        return intake.isDue();
    }

    SubscriptionEnd end() {
        return new SubscriptionEnd(new Wanted(queue, signal), current, intake, provider);
    }
}
