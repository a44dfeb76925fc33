package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.Carried.Tries;
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
 * @param tries how often it was begun and ended without an answer; null when it was not
 * @param notBefore when to begin it
 */
record Step(
        OperationId operationId,
        @Nullable Request request,
        Instant askedAt,
        boolean taken,
        @Nullable Tries tries,
        Instant notBefore) {

    /** A request that came now. */
    static Step asked(Request request, Instant now) {
        return new Step(request.operationId(), request, now, false, null, now);
    }

    /** A request that a workflow has taken before, as its row tells it; what had no answer begins again after a while. */
    static Step pending(SubscriptionActivities.PendingOperation asked, @Nullable Tries tries, Instant now) {
        Step step = new Step(asked.operationId(), asked.request(), asked.askedAt(), true, tries, now);
        return tries == null ? step : step.at(again(tries, now));
    }

    int round() {
        return tries == null ? 0 : tries.rounds();
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
        return new Step(operationId, request, asked, true, tries, notBefore);
    }

    Step at(Instant begin) {
        return new Step(operationId, request, askedAt, taken, tries, begin);
    }

    /** Without an answer: begin again after a while, and each time later. */
    Step later(Instant now) {
        Tries next = tries == null ? new Tries(1, now) : new Tries(tries.rounds() + 1, tries.since());
        return new Step(operationId, request, askedAt, taken, next, again(next, now));
    }

    private static Instant again(Tries tries, Instant now) {
        return now.plus(Backoff.after(tries.rounds(), Duration.between(tries.since(), now)));
    }
}
