package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What came in and is not answered yet: events that were signalled, requests in their order, and the outcomes that handlers wait for. */
final class Mailbox {

    /** Events that are not urgent are gathered this long: a renewal sends several. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final int REMEMBERED = 32;

    private final List<Step> steps = new ArrayList<>();
    private final SequencedMap<OperationId, Outcome> outcomes = new LinkedHashMap<>();
    private long wanted;
    private boolean urgent;
    private boolean asked;
    private @Nullable Instant lookAt;
    private @Nullable Step parked;

    /** Remembers what earlier runs have answered: a repeat is not done again. */
    void remember(List<OperationId> finished) {
        for (OperationId operation : finished) {
            answer(new Outcome(operation, Outcome.Kind.DONE, null, null, null));
        }
    }

    void heard(ProviderChanged fact, Instant now) {
        wanted = Math.max(wanted, fact.seq());
        boolean isUrgent = fact.priority() == 1;
        urgent |= isUrgent;
        wantLookAt(isUrgent ? now : now.plus(GATHERING));
    }

    /** A look that no event asks for: an operator's, who waits for it, or a new run's, which is one of many after a repair. */
    void wantLook(Instant now, boolean someoneWaits) {
        urgent |= someoneWaits;
        asked = true;
        wantLookAt(now);
    }

    private void wantLookAt(Instant at) {
        if (lookAt == null || at.isBefore(lookAt)) {
            lookAt = at;
        }
    }

    /** When what was heard is to be looked at; null when nothing was heard since the last look. */
    @Nullable
    Instant lookAt() {
        return lookAt;
    }

    long wanted() {
        return wanted;
    }

    /** True when all that was heard is covered by a look up to {@code lookedUpTo}, and nobody asked for another. */
    boolean isCoveredBy(long lookedUpTo) {
        return !asked && wanted <= lookedUpTo;
    }

    /** Clears what was heard, because it is looked at now. True when someone waits for it. */
    boolean takeLook() {
        boolean wasUrgent = urgent;
        urgent = false;
        asked = false;
        lookAt = null;
        return wasUrgent;
    }

    /** A repeat of what waits or was answered adds nothing. */
    void add(Step step) {
        if (!isWaiting(step.operationId()) && !outcomes.containsKey(step.operationId())) {
            steps.add(step);
        }
    }

    /** Whoever asks now, and a provider that answers again, end the waiting of what had no answer. */
    void hasten(Instant now) {
        steps.replaceAll(step -> step.notBefore().isAfter(now) ? step.at(now) : step);
    }

    boolean isWaiting(OperationId operation) {
        boolean isParked = parked != null && parked.operationId().equals(operation);
        return isParked || steps.stream().anyMatch(step -> step.operationId().equals(operation));
    }

    /** What is done next; null when nothing was asked for. A hold, a fact of our own, does not wait for a silent provider (billing rule 58). */
    @Nullable
    Step next() {
        return steps.stream()
                .filter(Step::needsNobody)
                .findFirst()
                .orElseGet(() -> steps.isEmpty() ? null : steps.getFirst());
    }

    void replace(Step step, Step later) {
        steps.set(steps.indexOf(step), later);
    }

    void remove(Step step) {
        steps.remove(step);
    }

    /** Puts a step aside until an operator resumes it, so that it does not block what is behind it. */
    void park(Step step) {
        steps.remove(step);
        parked = step;
    }

    /** Everything that is still to be answered, what is parked included; empties the queue. */
    List<Step> drain() {
        unpark(Instant.EPOCH);
        List<Step> left = List.copyOf(steps);
        steps.clear();
        return left;
    }

    /** Puts what was parked behind what is being done now. */
    void unpark(Instant now) {
        if (parked != null) {
            steps.add(new Step(parked.operationId(), parked.request(), parked.round() + 1, now));
            parked = null;
        }
    }

    void answer(Outcome outcome) {
        outcomes.put(outcome.operationId(), outcome);
        if (outcomes.size() > REMEMBERED) {
            outcomes.pollFirstEntry();
        }
    }

    @Nullable
    Outcome outcome(OperationId operation) {
        return outcomes.get(operation);
    }

    boolean isEmpty() {
        return steps.isEmpty() && parked == null && lookAt == null;
    }

    List<OperationId> finished() {
        return new ArrayList<>(outcomes.keySet());
    }
}
