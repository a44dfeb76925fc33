package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation.Kind;

/** Ends now or at the period's end, and takes the latter back. Each is done once however often it is asked. */
final class StripeCancellation {

    private static final String NOT_ACTIVE = "subscription-not-active";

    private final StripeCalls stripe;

    StripeCancellation(StripeCalls stripe) {
        this.stripe = stripe;
    }

    Answer change(Kind kind, Subscription subscription) {
        return switch (kind) {
            case NOW -> cancel(subscription);
            case AT_PERIOD_END -> cancelAtPeriodEnd(subscription, true);
            case UNDO -> cancelAtPeriodEnd(subscription, false);
        };
    }

    private Answer cancel(Subscription subscription) {
        if (StripeSubscriptions.isLive(subscription)) {
            stripe.find(v1 -> v1.subscriptions().cancel(subscription.getId()));
        }
        return Answer.done();
    }

    private Answer cancelAtPeriodEnd(Subscription subscription, boolean cancel) {
        if (!StripeSubscriptions.isLive(subscription) || "incomplete".equals(subscription.getStatus())) {
            return Answer.refused(NOT_ACTIVE);
        }
        if (Boolean.valueOf(cancel).equals(subscription.getCancelAtPeriodEnd())) {
            return Answer.done();
        }
        SubscriptionUpdateParams params =
                SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(cancel).build();
        stripe.run(v1 -> v1.subscriptions().update(subscription.getId(), params));
        return Answer.done();
    }
}
