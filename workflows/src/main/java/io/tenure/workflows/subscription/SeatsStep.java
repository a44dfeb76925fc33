package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;

/**
 * Changes the number of seats (billing rule 59). Fewer: first our assignable number, under the row's lock, then the provider; a refusal restores.
 * More: usable when the provider's quantity shows it.
 */
final class SeatsStep {

    private final CurrentSubscription current;
    private final ProviderCalls provider;

    SeatsStep(CurrentSubscription current, ProviderCalls provider) {
        this.current = current;
        this.provider = provider;
    }

    StepEnd perform(Step step, int seats) {
        if (seats < current.row().seatLimit() || seats < current.row().quantity()) {
            SeatLimit limit = current.lowerSeatLimit(seats, step.operationId());
            if (!limit.lowered()) {
                return limit.assigned() > seats
                        ? new StepEnd.Refused("seats-in-use", limit.assigned())
                        : new StepEnd.Later();
            }
            current.reducingTo(seats);
        }
        if (SubscriptionRequests.isGranted(current.row())) {
            current.reducingTo(null);
            current.take(new Fact.Granted(false, seats), step.operationId());
            return StepEnd.done();
        }
        return seats == current.row().quantity() ? settled(step, seats) : atProvider(step, seats);
    }

    private StepEnd atProvider(Step step, int seats) {
        Subscription row = current.row();
        String reference = row.providerReference();
        if (reference == null) {
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        Called<Answer> called = provider.command(billing -> billing.changeQuantity(
                new BillingActivities.ChangeQuantity(row.id(), reference, seats, step.operationId(), step.round())));
        return switch (called) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> restored(step, "provider-rejected");
            case Called.Answered<Answer>(Answer answer)
            when answer.refusal() != null -> restored(step, answer.refusal());
            case Called.Answered<Answer>(Answer answer) -> settled(step, seats);
        };
    }

    private StepEnd settled(Step step, int seats) {
        if (!current.look(true, step.operationId())) {
            return new StepEnd.Later();
        }
        current.reducingTo(null);
        return current.row().quantity() == seats ? StepEnd.done() : StepEnd.refused("payment-pending");
    }

    private StepEnd restored(Step step, String code) {
        current.reducingTo(null);
        current.look(true, step.operationId());
        return StepEnd.refused(code);
    }
}
