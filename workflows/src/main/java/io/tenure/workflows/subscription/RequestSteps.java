package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import io.tenure.workflows.value.Money;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each request does: a command to the provider, then a look, which alone decides. */
final class RequestSteps {

    private final CurrentSubscription current;
    private final ProviderCalls provider;
    private final SeatsStep seats;

    RequestSteps(CurrentSubscription current, ProviderCalls provider) {
        this.current = current;
        this.provider = provider;
        this.seats = new SeatsStep(current, provider);
    }

    StepEnd perform(Step step, Request request) {
        String refusal = isUnderWay(step) ? null : SubscriptionRequests.refusal(current.row(), request);
        if (refusal != null) {
            return StepEnd.refused(refusal);
        }
        return switch (request) {
            case Request.Cancel cancel -> cancel(step, cancel.atPeriodEnd());
            case Request.UndoCancellation undo -> changeCancellation(step, ChangeCancellation.Kind.UNDO);
            case Request.ChangeSeats change -> seats.perform(step, change.seats());
            case Request.ChangePaymentMethod change -> changePaymentMethod(step, change.paymentMethodReference());
            case Request.PlaceHold hold -> {
                current.take(new Fact.HoldPlaced(), step.operationId());
                yield StepEnd.done();
            }
            case Request.LiftHold lift -> liftHold(step);
            case Request.Withdraw withdraw -> withdraw(step);
            case Request.Resume resume -> resume(step);
        };
    }

    /** The provider may have done already what an earlier round asked for: the row's state, which may show it, refuses it no more. */
    private static boolean isUnderWay(Step step) {
        return step.round() > 0
                && (step.request() instanceof Request.ChangeSeats
                        || step.request() instanceof Request.UndoCancellation);
    }

    private StepEnd cancel(Step step, boolean atPeriodEnd) {
        Subscription row = current.row();
        if (SubscriptionRequests.isGranted(row)) {
            if (!atPeriodEnd) {
                current.take(new Fact.Granted(true, row.quantity()), step.operationId());
            }
            return StepEnd.done();
        }
        if (row.providerReference() == null) {
            StepEnd withdrawn = withdraw(step);
            return withdrawn instanceof StepEnd.Refused && current.row().providerReference() != null
                    ? changeCancellation(step, ChangeCancellation.Kind.NOW)
                    : withdrawn;
        }
        return changeCancellation(
                step, atPeriodEnd ? ChangeCancellation.Kind.AT_PERIOD_END : ChangeCancellation.Kind.NOW);
    }

    private StepEnd changeCancellation(Step step, ChangeCancellation.Kind kind) {
        return commandThenLook(
                step,
                reference -> billing -> billing.changeCancellation(
                        new ChangeCancellation(current.row().id(), reference, kind, step.operationId(), step.round())));
    }

    private StepEnd changePaymentMethod(Step step, String method) {
        StepEnd end = commandThenLook(
                step,
                reference -> billing -> billing.changePaymentMethod(new BillingActivities.ChangePaymentMethod(
                        current.row().id(), reference, method, step.operationId(), step.round())));
        return end instanceof StepEnd.Done ? new StepEnd.Done(owed()) : end;
    }

    private @Nullable Money owed() {
        Look look = current.lastLook();
        return look == null ? null : look.owed();
    }

    private StepEnd liftHold(Step step) {
        if (step.round() == 0) {
            current.take(new Fact.HoldLifted(), step.operationId());
        }
        if (SubscriptionRequests.isGranted(current.row())) {
            return StepEnd.done();
        }
        return current.look(true, step.operationId()) ? StepEnd.done() : new StepEnd.Later();
    }

    /** An open Checkout is expired first. Where the customer was faster, the subscription is there and the request is refused. */
    private StepEnd withdraw(Step step) {
        Checkout checkout = current.row().checkout();
        if (checkout == null || checkout.reference() == null) {
            return abandon(step);
        }
        String reference = checkout.reference();
        Called<Answer> called = provider.command(billing -> billing.expireCheckout(
                new BillingActivities.ExpireCheckout(current.row().id(), reference, step.operationId())));
        return afterCommand(step, called);
    }

    /** A creation may have been done although its answers were lost: what is found is ended at the provider first. */
    private StepEnd abandon(Step step) {
        Called<Answer> called = provider.command(billing -> billing.abandonCreation(
                new BillingActivities.AbandonCreation(current.row().id())));
        return switch (called) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> StepEnd.refused("provider-rejected");
            case Called.Answered<Answer>(Answer answer) -> {
                current.take(new Fact.CreationRefused(), step.operationId());
                yield StepEnd.done();
            }
        };
    }

    private StepEnd resume(Step step) {
        return current.row().providerReference() == null || current.look(true, step.operationId())
                ? StepEnd.done()
                : new StepEnd.Later();
    }

    private StepEnd commandThenLook(Step step, Function<String, Function<BillingActivities, Answer>> command) {
        String reference = current.row().providerReference();
        if (reference == null) {
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        return afterCommand(step, provider.command(command.apply(reference)));
    }

    private StepEnd afterCommand(Step step, Called<Answer> called) {
        boolean clear = !(called instanceof Called.Silent<Answer>) && current.look(true, step.operationId());
        return switch (called) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> StepEnd.refused("provider-rejected");
            case Called.Answered<Answer>(Answer answer)
            when answer.refusal() != null -> StepEnd.refused(answer.refusal());
            case Called.Answered<Answer>(Answer answer) -> clear ? StepEnd.done() : new StepEnd.Later();
        };
    }
}
