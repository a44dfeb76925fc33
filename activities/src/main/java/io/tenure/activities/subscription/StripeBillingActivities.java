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
    private final BillingRows rows;
    private final StripeLook looks;
    private final StripeSubscriptions subscriptions;
    private final StripeCheckout checkout;

    private StripeBillingActivities(StripeCalls stripe, BillingRows rows) {
        StripeCustomers customers = new StripeCustomers(stripe, rows);
        this.stripe = stripe;
        this.rows = rows;
        this.looks = new StripeLook(stripe, rows);
        this.subscriptions = new StripeSubscriptions(stripe, customers);
        this.checkout = new StripeCheckout(stripe, customers);
    }

    public static StripeBillingActivities of(StripeSettings settings, Jdbi jdbi, Clock clock, UuidV7 ids) {
        return new StripeBillingActivities(new StripeCalls(settings), new BillingRows(jdbi, clock, ids));
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
        return subscriptions.subscribe(request, method, sale);
    }

    @Override
    public Answer openCheckout(OpenCheckout request) {
        return checkout.open(request, rows.sale(request.id()));
    }

    @Override
    public Answer expireCheckout(ExpireCheckout request) {
        return checkout.expire(request.checkoutReference());
    }

    @Override
    public Answer changeCancellation(ChangeCancellation request) {
        return find(request.providerReference())
                .map(subscription -> new StripeCancellation(stripe).change(request.kind(), subscription))
                .orElseGet(() -> Answer.refused(Answer.GONE));
    }

    @Override
    public Answer abandonCreation(AbandonCreation request) {
        return new StripeAbandonment(stripe, new StripeCustomers(stripe, rows)).abandon(rows.sale(request.id()));
    }

    /** Where Stripe has lost the subscription, its customer is the one that we know. */
    @Override
    public Answer collectOthers(CollectOthers request) {
        find(request.providerReference())
                .map(Subscription::getCustomer)
                .or(() -> Optional.ofNullable(
                        rows.sale(request.id()).subscription().customerReference()))
                .ifPresent(customer -> new StripeRecollection(stripe).collect(customer));
        return Answer.done();
    }

    @Override
    public Answer changeQuantity(ChangeQuantity request) {
        return new StripeQuantity(stripe)
                .change(
                        request,
                        subscription(request.providerReference()),
                        rows.sale(request.id()).price());
    }

    @Override
    public Answer changePaymentMethod(ChangePaymentMethod request) {
        Subscription subscription = subscription(request.providerReference());
        return StripeSubscriptions.isLive(subscription)
                ? new StripePayments(stripe).change(request, subscription)
                : Answer.refused("subscription-not-active");
    }

    private Subscription subscription(String reference) {
        return find(reference).orElseThrow(() -> FailureType.REJECTED.failure(Answer.GONE));
    }

    private Optional<Subscription> find(String reference) {
        return stripe.find(v1 -> v1.subscriptions().retrieve(reference));
    }
}
