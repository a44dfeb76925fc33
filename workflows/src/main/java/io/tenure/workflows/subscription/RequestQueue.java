package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests in their order, those that wait for an operator beside them, and the outcomes that callers wait for. */
final class RequestQueue {

    /** More would fill a run's history faster than it is worked off. */
    static final int MOST_WAITING = 32;

    private static final int REMEMBERED = 32;

    private final List<Step> steps = new ArrayList<>();
    private final List<Step> parked = new ArrayList<>();
    private final SequencedMap<OperationId, Outcome> outcomes = new LinkedHashMap<>();

    /** A repeat of what waits or was answered adds nothing; what was not taken in time is asked anew. */
    void add(Step step) {
        Outcome known = outcomes.get(step.operationId());
        if (known != null && Outcome.NOT_TAKEN.equals(known.code())) {
            outcomes.remove(step.operationId());
            known = null;
        }
        if (known == null && !isWaiting(step.operationId())) {
            steps.add(step);
        }
    }

    /** What a run before has parked. */
    void addParked(Step step) {
        parked.add(step);
    }

    boolean isWaiting(OperationId operation) {
        return waitingSteps().anyMatch(step -> step.operationId().equals(operation));
    }

    /** True when a newer request wants another number of seats: the newest is the only intention. */
    boolean isSuperseded(Step step) {
        boolean behind = false;
        for (Step other : steps) {
            if (behind && other.request() instanceof Request.ChangeSeats) {
                return step.request() instanceof Request.ChangeSeats;
            }
            behind |= other.operationId().equals(step.operationId());
        }
        return false;
    }

    /** True when a cancellation is asked for and not done yet. */
    boolean awaitsCancellation() {
        return waitingSteps().anyMatch(step -> step.request() instanceof Request.Cancel);
    }

    /** True when something was begun and ended without an answer. */
    boolean hasUnanswered() {
        return steps.stream().anyMatch(step -> step.round() > 0);
    }

    /** True until the creation has an outcome. */
    boolean awaitsCreation() {
        return waitingSteps().anyMatch(step -> step.request() == null);
    }

    boolean isFull() {
        return steps.size() + parked.size() >= MOST_WAITING;
    }

    private Stream<Step> waitingSteps() {
        return Stream.concat(steps.stream(), parked.stream());
    }

    /** The first of which nothing was written yet; null when there is none. */
    @Nullable
    Step untaken() {
        return steps.stream().filter(step -> !step.taken()).findFirst().orElse(null);
    }

    /** The first that needs our own database only; null when there is none. */
    @Nullable
    Step local() {
        return steps.stream().filter(Step::isLocal).findFirst().orElse(null);
    }

    /** What is done next at the provider: an end before all else, which may wait for ever; null when nothing was asked for. */
    @Nullable
    Step next() {
        return steps.stream()
                .filter(Step::ends)
                .findFirst()
                .orElseGet(() -> steps.stream()
                        .filter(step -> !step.isLocal())
                        .findFirst()
                        .orElse(null));
    }

    /** Whoever asks now, and a provider that answers again, end the waiting of what had no answer. */
    void hasten(Instant now) {
        steps.replaceAll(step -> step.notBefore().isAfter(now) ? step.at(now) : step);
    }

    /** Puts {@code next} in the place of the same request. */
    void replace(Step next) {
        steps.replaceAll(step -> step.operationId().equals(next.operationId()) ? next : step);
    }

    /** Puts a request aside until an operator resumes it, so that it does not block what is behind it. */
    void park(Step step) {
        remove(step);
        parked.add(step);
    }

    /** Puts what was parked behind what is being done now. */
    void unpark(Instant now) {
        parked.forEach(step -> steps.add(step.later(now).at(now)));
        parked.clear();
    }

    private void remove(Step done) {
        steps.removeIf(step -> step.operationId().equals(done.operationId()));
        parked.removeIf(step -> step.operationId().equals(done.operationId()));
    }

    /** Everything that is still to be answered, what is parked included. */
    List<Step> all() {
        return waitingSteps().toList();
    }

    /** Ends a request. */
    void answer(Step step, Outcome outcome) {
        remove(step);
        remember(outcome);
    }

    void remember(Outcome outcome) {
        outcomes.put(outcome.operationId(), outcome);
        if (outcomes.size() > REMEMBERED) {
            outcomes.pollFirstEntry();
        }
    }

    @Nullable
    Outcome outcome(OperationId operation) {
        return outcomes.get(operation);
    }

    /** For the next run. What was not taken in time is not remembered: it may be asked again. */
    List<Outcome> outcomes() {
        return outcomes.values().stream()
                .filter(outcome -> !Outcome.NOT_TAKEN.equals(outcome.code()))
                .toList();
    }

    /** For the next run. */
    List<Carried.Waiting> waiting() {
        Stream<Carried.Waiting> queued = steps.stream().map(step -> waiting(step, false));
        return Stream.concat(queued, parked.stream().map(step -> waiting(step, true)))
                .toList();
    }

    private static Carried.Waiting waiting(Step step, boolean isParked) {
        return new Carried.Waiting(step.operationId(), step.tries(), isParked);
    }
}
