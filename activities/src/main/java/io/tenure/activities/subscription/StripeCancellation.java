package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation.Kind;

/** Ends now or at the period's end, and takes every planned end back. Each is done once however often it is asked. */
final class StripeCancellation {

    private static final String NOT_ACTIVE = "subscription-not-active";

    private final StripeCalls stripe;

    StripeCancellation(StripeCalls stripe) {
        this.stripe = stripe;
    }

    Answer change(Kind kind, Subscription subscription) {
        return switch (kind) {
            case NOW -> cancel(subscription);
            case AT_PERIOD_END -> isChangeable(subscription) ? endWithThePeriod(subscription) : notActive();
            case UNDO -> isChangeable(subscription) ? goOn(subscription) : notActive();
        };
    }

    private static boolean isChangeable(Subscription subscription) {
        return StripeSubscriptions.isLive(subscription) && !"incomplete".equals(subscription.getStatus());
    }

    private static Answer notActive() {
        return Answer.refused(NOT_ACTIVE);
    }

    private Answer cancel(Subscription subscription) {
        if (StripeSubscriptions.isLive(subscription)) {
            released(subscription);
            stripe.find(v1 -> v1.subscriptions().cancel(subscription.getId()));
        }
        return Answer.done();
    }

    private Answer endWithThePeriod(Subscription subscription) {
        if (!endsWithThePeriod(subscription)) {
            Subscription free = released(subscription);
            update(free, SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true));
        }
        return Answer.done();
    }

    /** The portal ends a subscription of flexible billing mode by a date alone; somebody may also have set an earlier one. */
    private static boolean endsWithThePeriod(Subscription subscription) {
        Long end = subscription.getCancelAt();
        return Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd())
                || end != null
                        && subscription.getItems().getData().stream()
                                .allMatch(item -> end <= item.getCurrentPeriodEnd());
    }

    /** Stripe refuses both forms of an end in one request; taking back the one takes back the date that it had set. */
    private Answer goOn(Subscription subscription) {
        Subscription now = released(subscription);
        if (Boolean.TRUE.equals(now.getCancelAtPeriodEnd())) {
            now = update(now, SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(false));
        }
        if (now.getCancelAt() != null) {
            update(now, SubscriptionUpdateParams.builder().setCancelAt(EmptyParam.EMPTY));
        }
        return Answer.done();
    }

    private Subscription update(Subscription subscription, SubscriptionUpdateParams.Builder params) {
        return stripe.run(v1 -> v1.subscriptions().update(subscription.getId(), params.build()));
    }

    /** Somebody else's plan for the subscription gives way: Stripe refuses other ends while it is attached (billing rule 60). */
    private Subscription released(Subscription subscription) {
        String schedule = subscription.getSchedule();
        if (schedule == null) {
            return subscription;
        }
        stripe.unlessRefused(v1 -> v1.subscriptionSchedules().release(schedule));
        return stripe.run(v1 -> v1.subscriptions().retrieve(subscription.getId()));
    }
}
