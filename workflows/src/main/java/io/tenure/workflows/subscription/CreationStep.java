package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation;

/** Brings a new subscription to life: granted, charged at once, or through a Checkout page. */
final class CreationStep {

    static final String DECLINED = "payment-method-declined";

    private final CurrentSubscription current;
    private final ProviderCalls provider;

    CreationStep(CurrentSubscription current, ProviderCalls provider) {
        this.current = current;
        this.provider = provider;
    }

    StepEnd perform(Step step, Terms terms) {
        if (terms.provider() == Provider.NONE) {
            current.take(new Fact.Granted(false, terms.seats()), step.operationId());
            return StepEnd.done();
        }
        if (!current.isUnborn()) {
            return confirmed(step);
        }
        return switch (atProvider(step, terms)) {
            case Called.Silent<Answer>() -> new StepEnd.Later();
            case Called.Rejected<Answer>(String code) -> {
                current.take(new Fact.Parked("creation-" + code), step.operationId());
                yield new StepEnd.Parked();
            }
            case Called.Answered<Answer>(Answer answer) -> answered(step, answer);
        };
    }

    private Called<Answer> atProvider(Step step, Terms terms) {
        Subscription row = current.row();
        return terms.paymentMethodReference() != null
                ? provider.command(
                        billing -> billing.subscribe(new BillingActivities.Subscribe(row.id(), terms, step.round())))
                : provider.command(billing ->
                        billing.openCheckout(new BillingActivities.OpenCheckout(row.id(), terms, step.round())));
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
        if (!current.look(true, step.operationId())) {
            return new StepEnd.Later();
        }
        return firstPaymentDeclined() ? giveUp(step, reference) : end();
    }

    private StepEnd end() {
        String refusal = current.isOver() ? SubscriptionRequests.refusalAtEnd(current.row(), null) : null;
        return refusal == null ? StepEnd.done() : StepEnd.refused(refusal);
    }

    private boolean firstPaymentDeclined() {
        Look look = current.lastLook();
        return look != null && look.status() == ProviderStatus.INCOMPLETE && look.paymentDeclined();
    }

    /** A declined card buys nothing: the provider's half-born subscription goes too, so that the same customer can try again at once. */
    private StepEnd giveUp(Step step, String providerReference) {
        Called<Answer> called = provider.command(billing -> billing.changeCancellation(new ChangeCancellation(
                current.row().id(), providerReference, ChangeCancellation.Kind.NOW, step.operationId(), step.round())));
        boolean gone = called instanceof Called.Answered<Answer> && current.look(true, step.operationId());
        return gone ? StepEnd.refused(DECLINED) : new StepEnd.Later();
    }
}
