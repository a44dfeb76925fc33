package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done in turn.
 *
 * @param request what was asked; null for the creation itself
 * @param round how often it was begun and ended without an answer
 * @param notBefore when to begin it
 */
record Step(OperationId operationId, @Nullable Request request, int round, Instant notBefore) {

    /** True for what only our own database is needed for. */
    boolean needsNobody() {
        return round == 0 && (request instanceof Request.PlaceHold || request instanceof Request.LiftHold);
    }

    Step at(Instant begin) {
        return new Step(operationId, request, round, begin);
    }

    Step later(Instant now) {
        return new Step(operationId, request, round + 1, now.plus(Backoff.after(round + 1)));
    }
}
