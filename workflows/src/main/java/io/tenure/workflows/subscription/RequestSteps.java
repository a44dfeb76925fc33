package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;
import io.tenure.workflows.value.Money;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each request does: a command to the provider, then a look, which alone decides and must show the request's goal. */
final class RequestSteps {

    static final String REJECTED = "provider-rejected";

    /** The customer was faster than a withdrawal; the look shows what was made. */
    private static final String COMPLETE = "checkout-complete";

    /** So often a command is repeated whose goal the looks do not show. */
    static final int MOST_ROUNDS = 5;

    private final CurrentSubscription current;
    private final ProviderCalls provider;
    private final ProviderLooks looks;
    private final SeatsStep seats;

    RequestSteps(CurrentSubscription current, ProviderCalls provider, ProviderLooks looks) {
        this.current = current;
        this.provider = provider;
        this.looks = looks;
        this.seats = new SeatsStep(current, provider, looks);
    }

    StepEnd perform(Step step, Request request) {
        String refusal = isUnderWay(step) ? null : SubscriptionRequests.refusal(current.row(), request);
        if (refusal != null) {
            return StepEnd.refused(refusal);
        }
        return switch (request) {
            case Request.Cancel cancel -> cancel(step, cancel.atPeriodEnd());
            case Request.UndoCancellation undo ->
                changeCancellation(step, ChangeCancellation.Kind.UNDO, row -> row.cancelAt() == null);
            case Request.ChangeSeats change -> seats.perform(step, change.seats());
            case Request.ChangePaymentMethod change -> changePaymentMethod(step, change.paymentMethodReference());
            case Request.Withdraw withdraw -> withdraw(step);
            case Request.Resume resume -> resume(step);
            case Request.PlaceHold hold -> throw new IllegalStateException("RequestIntake places holds");
            case Request.LiftHold hold -> throw new IllegalStateException("RequestIntake lifts holds");
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
                    ? cancelNow(step)
                    : withdrawn;
        }
        return atPeriodEnd
                ? changeCancellation(step, ChangeCancellation.Kind.AT_PERIOD_END, ended -> ended.cancelAt() != null)
                : cancelNow(step);
    }

    private StepEnd cancelNow(Step step) {
        return changeCancellation(
                step, ChangeCancellation.Kind.NOW, ended -> ended.standing().isTerminal());
    }

    private StepEnd changeCancellation(Step step, ChangeCancellation.Kind kind, Predicate<Subscription> goal) {
        String reference = current.row().providerReference();
        if (reference == null) {
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        ChangeCancellation change = new ChangeCancellation(current.row().id(), reference, kind);
        Called<Answer> called = provider.command(billing -> billing.changeCancellation(change));
        boolean ends = kind != ChangeCancellation.Kind.UNDO;
        if (ends && called instanceof Called.Answered<Answer>(Answer answer) && Answer.GONE.equals(answer.refusal())) {
            current.take(new Fact.Gone(kind == ChangeCancellation.Kind.AT_PERIOD_END), step.operationId());
            return StepEnd.done();
        }
        return afterCommand(step, called, goal);
    }

    private StepEnd changePaymentMethod(Step step, String method) {
        String reference = current.row().providerReference();
        if (reference == null) {
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        BillingActivities.ChangePaymentMethod change =
                new BillingActivities.ChangePaymentMethod(current.row().id(), reference, method, step.operationId());
        Called<Answer> called = provider.command(billing -> billing.changePaymentMethod(change));
        StepEnd end = afterCommand(step, called, row -> !isFailure(called));
        return end instanceof StepEnd.Done ? new StepEnd.Done(owed()) : end;
    }

    private @Nullable Money owed() {
        Look look = looks.last();
        return look == null ? null : look.payments().owed();
    }

    /** An open Checkout is expired first. Where the customer was faster, the subscription is there and the request is refused. */
    private StepEnd withdraw(Step step) {
        Checkout checkout = current.row().checkout();
        if (checkout == null || checkout.reference() == null) {
            return abandon(step);
        }
        BillingActivities.ExpireCheckout expire =
                new BillingActivities.ExpireCheckout(current.row().id(), checkout.reference());
        Called<Answer> called = provider.command(billing -> billing.expireCheckout(expire));
        StepEnd end = afterCommand(step, called, row -> row.standing().isTerminal());
        // Without an answer the last look is an older one: the page may be there again.
        boolean isExpired = called instanceof Called.Answered<Answer>(Answer answer) && answer.refusal() == null;
        if (isExpired && looks.foundNothing()) {
            current.take(new Fact.Gone(false), step.operationId());
            return StepEnd.done();
        }
        return end;
    }

    /** A creation may have been done although its answers were lost: what is found is ended at the provider first. */
    private StepEnd abandon(Step step) {
        BillingActivities.AbandonCreation abandon =
                new BillingActivities.AbandonCreation(current.row().id());
        Called<Answer> called = provider.command(billing -> billing.abandonCreation(abandon));
        return switch (called) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> StepEnd.refused(REJECTED);
            case Called.Answered<Answer>(Answer answer) -> {
                current.take(new Fact.CreationRefused(), step.operationId());
                yield StepEnd.done();
            }
        };
    }

    private StepEnd resume(Step step) {
        return !current.isAtProvider() || looks.look(true, step.operationId()) ? StepEnd.done() : new StepEnd.Later();
    }

    private StepEnd afterCommand(Step step, Called<Answer> called, Predicate<Subscription> goal) {
        if (called instanceof Called.Silent<Answer>) {
            return new StepEnd.Later();
        }
        boolean clear = looks.look(true, step.operationId());
        String refusal = refusal(called);
        if (!clear && (refusal == null || refusal.equals(COMPLETE))) {
            return new StepEnd.Later();
        }
        boolean reached = clear && goal.test(current.row());
        if (refusal != null && !(reached && isFailure(called) && !looks.foundNothing())) {
            return StepEnd.refused(refusal);
        }
        return reached ? StepEnd.done() : unseen(step);
    }

    /** Also a call that failed may have done what was asked: the look decides. */
    private static boolean isFailure(Called<Answer> called) {
        return called instanceof Called.Rejected<Answer>;
    }

    /** The provider said that it was done, and the look does not show it. */
    private StepEnd unseen(Step step) {
        if (current.isOver()) {
            return StepEnd.refused(SubscriptionRequests.NOT_ACTIVE);
        }
        return step.round() < MOST_ROUNDS ? new StepEnd.Later() : StepEnd.refused(REJECTED);
    }

    private static @Nullable String refusal(Called<Answer> called) {
        return switch (called) {
            case Called.Silent<Answer>() -> null;
            case Called.Rejected<Answer>(String code) -> REJECTED;
            case Called.Answered<Answer>(Answer answer) -> answer.refusal();
        };
    }
}
