package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;

/** Brings a new subscription to life: granted, charged at once, or through a Checkout page. */
final class CreationStep {

    static final String DECLINED = "payment-method-declined";

    private final CurrentSubscription current;
    private final ProviderCalls provider;
    private final ProviderLooks looks;

    CreationStep(CurrentSubscription current, ProviderCalls provider, ProviderLooks looks) {
        this.current = current;
        this.provider = provider;
        this.looks = looks;
    }

    StepEnd perform(Step step) {
        Terms terms = current.row().terms();
        if (terms.provider() == Provider.NONE) {
            current.take(new Fact.Granted(false, terms.seats()), step.operationId());
            return StepEnd.done();
        }
        if (!SubscriptionRequests.isNotCreated(current.row())) {
            return confirmed(step);
        }
        return switch (atProvider(terms)) {
            case Called.Silent<Answer>() -> {
                current.take(new Fact.Unclear(), step.operationId());
                yield new StepEnd.Later();
            }
            case Called.Rejected<Answer>(String code) -> parked(step, code);
            case Called.Answered<Answer>(Answer answer) -> answered(step, answer);
        };
    }

    private Called<Answer> atProvider(Terms terms) {
        BillingActivities.Subscribe subscribe =
                new BillingActivities.Subscribe(current.row().id(), terms);
        BillingActivities.OpenCheckout checkout =
                new BillingActivities.OpenCheckout(current.row().id(), terms);
        return terms.paymentMethodReference() != null
                ? provider.command(billing -> billing.subscribe(subscribe))
                : provider.command(billing -> billing.openCheckout(checkout));
    }

    private StepEnd parked(Step step, String code) {
        current.take(new Fact.Parked("creation-" + code), step.operationId());
        return new StepEnd.Parked();
    }

    private StepEnd answered(Step step, Answer answer) {
        if (answer.refusal() != null) {
            current.take(new Fact.CreationRefused(), step.operationId());
            return StepEnd.refused(answer.refusal());
        }
        current.take(new Fact.Linked(answer), step.operationId());
        return confirmed(step);
    }

    /** A page waits for the customer; a subscription is looked at, which alone decides. */
    private StepEnd confirmed(Step step) {
        String reference = current.row().providerReference();
        if (reference == null) {
            return StepEnd.done();
        }
        if (!looks.look(true, step.operationId())) {
            return new StepEnd.Later();
        }
        return isFirstPaymentDeclined() ? giveUp(step, reference) : end();
    }

    private StepEnd end() {
        String refusal = current.isOver() ? SubscriptionRequests.refusalAtEnd(current.row(), null) : null;
        return refusal == null ? StepEnd.done() : StepEnd.refused(refusal);
    }

    private boolean isFirstPaymentDeclined() {
        Look look = looks.last();
        return look != null
                && look.status() == ProviderStatus.INCOMPLETE
                && look.payments().declined();
    }

    /** A declined card buys nothing: the provider's half-born subscription goes too, so that the same customer can try again at once. */
    private StepEnd giveUp(Step step, String providerReference) {
        ChangeCancellation cancel =
                new ChangeCancellation(current.row().id(), providerReference, ChangeCancellation.Kind.NOW);
        return switch (provider.command(billing -> billing.changeCancellation(cancel))) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> parked(step, code);
            case Called.Answered<Answer>(Answer answer) -> {
                if (Answer.GONE.equals(answer.refusal())) {
                    current.take(new Fact.CreationRefused(), step.operationId());
                }
                boolean known = current.isOver() || looks.look(true, step.operationId());
                yield known && current.isOver() ? StepEnd.refused(DECLINED) : new StepEnd.Later();
            }
        };
    }
}
