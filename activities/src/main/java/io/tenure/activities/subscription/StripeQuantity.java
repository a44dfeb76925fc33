package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.temporal.FailureType;
import java.util.List;
import java.util.Optional;

/** Sold seats (billing rule 59): more are billed at once and pend until paid, fewer are credited by prorations. */
final class StripeQuantity {

    private final StripeCalls stripe;

    StripeQuantity(StripeCalls stripe) {
        this.stripe = stripe;
    }

    Answer change(ChangeQuantity request, Subscription subscription) {
        if (isAsked(subscription, request.quantity())) {
            return Answer.done();
        }
        SubscriptionUpdateParams params = params(request, item(subscription));
        String name = "quantity/" + subscription.getId() + "/" + request.quantity() + "/" + request.operationId();
        stripe.commandOrFail(
                new StripeCalls.Intent(name, request.round()),
                (v1, options) -> v1.subscriptions().update(subscription.getId(), params, options),
                () -> changed(request));
        return Answer.done();
    }

    private Optional<Subscription> changed(ChangeQuantity request) {
        return stripe.find(v1 -> v1.subscriptions().retrieve(request.providerReference()))
                .filter(now -> isAsked(now, request.quantity()));
    }

    /** In force, or waiting for its payment. */
    private static boolean isAsked(Subscription subscription, int quantity) {
        Subscription.PendingUpdate pending = subscription.getPendingUpdate();
        boolean isPending = pending != null
                && pending.getSubscriptionItems() != null
                && pending.getSubscriptionItems().stream().anyMatch(item -> hasQuantity(item, quantity));
        return isPending || hasQuantity(item(subscription), quantity);
    }

    private static boolean hasQuantity(SubscriptionItem item, int quantity) {
        return Long.valueOf(quantity).equals(item.getQuantity());
    }

    private static SubscriptionItem item(Subscription subscription) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        if (items.size() != 1) {
            throw FailureType.REJECTED.failure("several-items");
        }
        return items.getFirst();
    }

    private SubscriptionUpdateParams params(ChangeQuantity request, SubscriptionItem item) {
        SubscriptionUpdateParams.Builder params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item.getId())
                        .setQuantity((long) request.quantity())
                        .build());
        if (request.quantity() < item.getQuantity()) {
            return params.setProrationBehavior(ProrationBehavior.CREATE_PRORATIONS)
                    .build();
        }
        setProrationDate(params, item);
        return params.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(PaymentBehavior.PENDING_IF_INCOMPLETE)
                .build();
    }

    /** One date for all tries (billing rule 27), so that they are the same request; on a test clock only Stripe knows the time. */
    private void setProrationDate(SubscriptionUpdateParams.Builder params, SubscriptionItem item) {
        if (stripe.settings().testClock() == null) {
            long asked = stripe.attempt().scheduledAt().getEpochSecond();
            params.setProrationDate(Math.max(asked, item.getCurrentPeriodStart()));
        }
    }
}
