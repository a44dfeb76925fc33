package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run hands to the next. Everything else is in the row, in the operations' rows and at the provider.
 *
 * @param lookedUpTo inbox sequence that the last look covered
 * @param wanted highest inbox sequence that was signalled
 * @param silence looks in a row that ended without an answer; null when the last one was answered
 * @param lookDue when the next look by the clock is due: a new run does not put it off; null when none is planned
 * @param waiting requests that have no outcome yet, in their order: what was asked is read by {@code load}
 * @param reducingTo the assignable number while the provider is asked for fewer seats; null otherwise
 * @param obstacle the code of why something cannot be done although looks are answered; null otherwise
 * @param outcomes of the last operations that were answered, oldest first, at most 32: a repeat is answered without being done again
 */
public record Carried(
        long lookedUpTo,
        long wanted,
        @Nullable Silence silence,
        @Nullable Instant lookDue,
        List<Waiting> waiting,
        @Nullable Integer reducingTo,
        @Nullable String obstacle,
        List<Outcome> outcomes) {

    /** @param tries without an answer; null when it was not begun yet */
    public record Waiting(OperationId operationId, @Nullable Tries tries, boolean parked) {}

    /**
     * A request that was begun and had no answer.
     *
     * @param rounds how often, at least 1
     * @param since when the first of them ended
     */
    public record Tries(int rounds, Instant since) {}

    /**
     * A provider that does not answer.
     *
     * @param looks how many in a row ended without an answer, at least 1
     * @param since when the first of them ended
     */
    public record Silence(int looks, Instant since) {}
}
