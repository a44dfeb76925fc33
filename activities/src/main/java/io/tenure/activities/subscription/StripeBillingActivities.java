package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.store.UuidV7;
import io.tenure.workflows.subscription.BillingActivities;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.temporal.FailureType;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A subscription at Stripe. What only Stripe knows is looked at before anything is done, so that each command may be repeated. */
public final class StripeBillingActivities implements BillingActivities {

    private final StripeCalls stripe;
    private final StripeCallRate rate;
    private final Clock clock;
    private final BillingRows rows;
    private final StripeLook looks;

    public StripeBillingActivities(StripeConnection access, Jdbi jdbi, Clock clock, UuidV7 ids) {
        this.stripe = StripeCalls.ofLooks(access);
        this.rate = access.rate();
        this.clock = clock;
        this.rows = new BillingRows(jdbi, clock, ids);
        this.looks = new StripeLook(stripe, rows);
    }

    @Override
    public Look look(LookRequest request) {
        return looks.look(request);
    }

    @Override
    public Answer subscribe(Subscribe request) {
        Sale sale = rows.sale(request.id());
        String method = request.terms().paymentMethodReference();
        if (method == null) {
            throw FailureType.BUG.failure("no-payment-method");
        }
        StripeCalls attempt = attempt();
        return new StripeSubscriptions(attempt, customers(attempt)).subscribe(request, method, sale);
    }

    @Override
    public Answer openCheckout(OpenCheckout request) {
        StripeCalls attempt = attempt();
        return new StripeCheckout(attempt, customers(attempt)).open(request, rows.sale(request.id()));
    }

    @Override
    public Answer expireCheckout(ExpireCheckout request) {
        StripeCalls attempt = attempt();
        return new StripeCheckout(attempt, customers(attempt)).expire(request.checkoutReference());
    }

    @Override
    public Answer changeCancellation(ChangeCancellation request) {
        StripeCalls attempt = attempt();
        return find(attempt, request.providerReference())
                .map(subscription -> new StripeCancellation(attempt).change(request.kind(), subscription))
                .orElseGet(() -> Answer.refused(Answer.GONE));
    }

    @Override
    public Answer abandonCreation(AbandonCreation request) {
        StripeCalls attempt = attempt();
        return new StripeAbandonment(attempt, customers(attempt)).abandon(rows.sale(request.id()));
    }

    /** Where Stripe has lost the subscription, its customer is the one that we know. */
    @Override
    public Answer collectOthers(CollectOthers request) {
        StripeCalls attempt = attempt();
        find(attempt, request.providerReference())
                .map(Subscription::getCustomer)
                .or(() -> Optional.ofNullable(
                        rows.sale(request.id()).subscription().customerReference()))
                .ifPresent(customer -> new StripeRecollection(attempt).collect(customer));
        return Answer.done();
    }

    @Override
    public Answer changeQuantity(ChangeQuantity request) {
        StripeCalls attempt = attempt();
        return new StripeQuantity(attempt)
                .change(
                        request,
                        subscription(attempt, request.providerReference()),
                        rows.sale(request.id()).price());
    }

    @Override
    public Answer changePaymentMethod(ChangePaymentMethod request) {
        StripeCalls attempt = attempt();
        Subscription subscription = subscription(attempt, request.providerReference());
        return StripeSubscriptions.isLive(subscription)
                ? new StripePayments(attempt).change(request, subscription)
                : Answer.refused("subscription-not-active");
    }

    private StripeCalls attempt() {
        return stripe.ofAttempt(ONE_COMMAND, rate, clock);
    }

    private StripeCustomers customers(StripeCalls attempt) {
        return new StripeCustomers(attempt, rows);
    }

    private static Subscription subscription(StripeCalls attempt, String reference) {
        return find(attempt, reference).orElseThrow(() -> FailureType.REJECTED.failure(Answer.GONE));
    }

    private static Optional<Subscription> find(StripeCalls attempt, String reference) {
        return attempt.find(v1 -> v1.subscriptions().retrieve(reference));
    }
}
