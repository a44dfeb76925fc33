package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;

/**
 * Changes the number of seats (billing rule 59). Fewer: first our assignable number, under the row's lock, then the provider; a refusal restores.
 * More: usable when the provider's quantity shows it. The provider is asked for the present number as well: another may wait there for its payment.
 */
final class SeatsStep {

    private static final String PENDING = "payment-pending";

    private final CurrentSubscription current;
    private final ProviderCalls provider;
    private final ProviderLooks looks;

    SeatsStep(CurrentSubscription current, ProviderCalls provider, ProviderLooks looks) {
        this.current = current;
        this.provider = provider;
        this.looks = looks;
    }

    StepEnd perform(Step step, int seats) {
        if (seats < current.row().seatLimit() || seats < current.row().quantity()) {
            SeatLimit limit = lowered(step, seats);
            if (!limit.lowered()) {
                return new StepEnd.Refused("seats-in-use", limit.assigned());
            }
            current.reducingTo(seats);
        }
        if (SubscriptionRequests.isGranted(current.row())) {
            current.reducingTo(null);
            current.take(new Fact.Granted(false, seats), step.operationId());
            return StepEnd.done();
        }
        return atProvider(step, seats);
    }

    /** Another writer's revision is adopted and the number lowered then. */
    private SeatLimit lowered(Step step, int seats) {
        SeatLimit limit = current.lowerSeatLimit(seats, step.operationId());
        while (!limit.lowered() && limit.assigned() <= seats) {
            limit = current.lowerSeatLimit(seats, step.operationId());
        }
        return limit;
    }

    private StepEnd atProvider(Step step, int seats) {
        String reference = current.row().providerReference();
        if (reference == null) {
            current.reducingTo(null);
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        BillingActivities.ChangeQuantity change = new BillingActivities.ChangeQuantity(
                current.row().id(), reference, seats, step.operationId(), step.askedAt());
        return switch (provider.command(billing -> billing.changeQuantity(change))) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> afterFailure(step, seats);
            case Called.Answered<Answer>(Answer answer)
            when answer.refusal() != null -> restored(step, answer.refusal());
            case Called.Answered<Answer>(Answer answer) -> settled(step, seats);
        };
    }

    private StepEnd settled(Step step, int seats) {
        if (!looks.look(true, step.operationId())) {
            return new StepEnd.Later();
        }
        if (current.row().quantity() != seats && !waitsForTheCustomer() && step.round() < RequestSteps.MOST_ROUNDS) {
            return new StepEnd.Later();
        }
        if (current.row().quantity() == seats) {
            current.reducingTo(null);
            return StepEnd.done();
        }
        return current.state().reducingTo() == null ? StepEnd.refused(PENDING) : restored(step, RequestSteps.REJECTED);
    }

    private boolean waitsForTheCustomer() {
        return current.row().checkout() != null;
    }

    /** Also a call that failed may have done what was asked: the look decides. */
    private StepEnd afterFailure(Step step, int seats) {
        StepEnd restored = restored(step, RequestSteps.REJECTED);
        Look seen = looks.last();
        boolean shown = seen != null && Integer.valueOf(seats).equals(seen.quantity());
        return shown && current.row().seatLimit() == seats ? StepEnd.done() : restored;
    }

    private StepEnd restored(Step step, String code) {
        current.reducingTo(null);
        looks.look(true, step.operationId());
        return StepEnd.refused(code);
    }
}
