package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done in turn.
 *
 * @param request what was asked; null for the creation itself
 * @param askedAt when it was asked for
 * @param taken whether its row says that it was taken; nothing is done before
 * @param round how often it was begun and ended without an answer
 * @param notBefore when to begin it
 */
record Step(
        OperationId operationId,
        @Nullable Request request,
        Instant askedAt,
        boolean taken,
        int round,
        Instant notBefore) {

    /** A request that came now. */
    static Step asked(Request request, Instant now) {
        return new Step(request.operationId(), request, now, false, 0, now);
    }

    /** A request that a workflow has taken before, as its row tells it. */
    static Step pending(SubscriptionActivities.PendingOperation asked, int round, Instant now) {
        return new Step(asked.operationId(), asked.request(), asked.askedAt(), true, round, now);
    }

    /** True for what only our own database is needed for. */
    boolean isLocal() {
        return request instanceof Request.PlaceHold || request instanceof Request.LiftHold;
    }

    /** True for what ends the subscription at once: it waits for nothing that was asked before. */
    boolean ends() {
        return request instanceof Request.Withdraw
                || request instanceof Request.Cancel(var id, var atPeriodEnd) && !atPeriodEnd;
    }

    Step takenOf(Instant asked) {
        return new Step(operationId, request, asked, true, round, notBefore);
    }

    Step at(Instant begin) {
        return new Step(operationId, request, askedAt, taken, round, begin);
    }

    /** Without an answer: begin again after a while, and each time later. */
    Step later(Instant now) {
        return later(now, round + 1);
    }

    /** As after {@code rounds} tries without an answer. */
    Step later(Instant now, int rounds) {
        Instant again = now.plus(Backoff.after(rounds, Duration.between(askedAt, now)));
        return new Step(operationId, request, askedAt, taken, rounds, again);
    }
}
