package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.BillingActivities.CollectOthers;
import java.time.Duration;
import java.time.Instant;

/** What is left to do once a subscription has ended. */
final class SubscriptionEnd {

    /** So long what the provider refuses is tried again. */
    private static final Duration REFUSED_FOR = Duration.ofDays(30);

    private final Agenda.Wanted wanted;
    private final CurrentSubscription current;
    private final RequestIntake intake;
    private final ProviderCalls provider;

    SubscriptionEnd(Agenda.Wanted wanted, CurrentSubscription current, RequestIntake intake, ProviderCalls provider) {
        this.wanted = wanted;
        this.current = current;
        this.intake = intake;
        this.provider = provider;
    }

    /** Nothing more will be done: what still waits is refused, and the events of the end are settled. */
    void close() {
        intake.takeIn();
        for (Step step : wanted.requests().all()) {
            String refusal = SubscriptionRequests.refusalAtEnd(current.row(), step.request());
            intake.finish(
                    step,
                    refusal == null ? Outcome.done(step.operationId()) : Outcome.refused(step.operationId(), refusal));
        }
        if (wanted.looks().wanted() > current.state().lookedUpTo()) {
            current.settle(wanted.looks().wanted());
        }
    }

    /** Stripe's cancellation, whoever caused it, stops the collection of the customer's other open invoices (billing rule 19). */
    void collectOthers() {
        String reference = current.row().providerReference();
        if (current.row().standing() != Standing.CANCELED || reference == null) {
            return;
        }
        CollectOthers collect = new CollectOthers(current.row().id(), reference);
        Instant since = current.now();
        Called<BillingActivities.Answer> called = provider.command(billing -> billing.collectOthers(collect));
        for (int failures = 1; mayRepeat(called, since); failures++) {
            provider.pause(
                    Backoff.after(failures, Duration.between(since, current.now())),
                    "collect the customer's other invoices again");
            called = provider.command(billing -> billing.collectOthers(collect));
        }
    }

    /** What is refused, as with a key that is not valid, may be mended; nobody is asked for what has ended. */
    private boolean mayRepeat(Called<BillingActivities.Answer> called, Instant since) {
        return switch (called) {
            case Called.Silent<BillingActivities.Answer>() -> true;
            case Called.Rejected<BillingActivities.Answer>(String code) ->
                current.now().isBefore(since.plus(REFUSED_FOR));
            case Called.Answered<BillingActivities.Answer> answered -> false;
        };
    }
}
