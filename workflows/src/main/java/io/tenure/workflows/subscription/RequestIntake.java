package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Taken;

/**
 * What is done with requests at our own database alone: each is taken when it is queued, holds are placed and lifted at once (billing rule 58), outcomes
 * are written. All this goes on while a call of the provider is under way.
 */
final class RequestIntake {

    private final RequestQueue queue;
    private final LookSignal looks;
    private final CurrentSubscription current;

    RequestIntake(Agenda.Wanted wanted, CurrentSubscription current) {
        this.queue = wanted.requests();
        this.looks = wanted.looks();
        this.current = current;
    }

    boolean isDue() {
        return queue.untaken() != null || queue.local() != null;
    }

    /** Until nothing is left: a write may wait for hours, and what is asked meanwhile is taken before anything is done with it. */
    void work() {
        while (isDue()) {
            takeIn();
            Step local = queue.local();
            if (local != null) {
                perform(local);
            }
        }
    }

    /** What has an outcome already, such as that nobody took it in time, is answered with that. */
    void takeIn() {
        for (Step step = queue.untaken(); step != null; step = queue.untaken()) {
            take(step);
        }
    }

    private void take(Step step) {
        Taken taken = current.take(step.operationId());
        if (taken.outcome() != null) {
            queue.answer(step, taken.outcome());
        } else {
            queue.replace(step.takenOf(taken.askedAt()));
        }
    }

    private void perform(Step step) {
        Request request = step.request();
        String refusal = request == null ? null : SubscriptionRequests.refusal(current.row(), request);
        if (refusal != null) {
            finish(step, Outcome.refused(step.operationId(), refusal));
            return;
        }
        if (request instanceof Request.PlaceHold) {
            current.take(new Fact.HoldPlaced(StandingReason.OPERATOR_HOLD, Hold.OPERATOR), step.operationId());
        } else {
            current.take(new Fact.HoldLifted(Hold.OPERATOR), step.operationId());
            // What stood before stands again at once; whether it still holds is seen next.
            looks.want(current.now(), true);
        }
        finish(step, Outcome.done(step.operationId()));
    }

    void finish(Step step, Outcome outcome) {
        current.finish(new OperationOutcome(step.operationId(), outcome.code(), outcome.owed()));
        queue.answer(step, outcome);
    }
}
