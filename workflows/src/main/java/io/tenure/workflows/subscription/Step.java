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

    Step later(Instant now) {
        return new Step(operationId, request, round + 1, now.plus(Backoff.after(round + 1)));
    }
}
