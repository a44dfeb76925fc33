package io.tenure.activities.subscription;

import com.stripe.model.SubscriptionItem;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.value.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe is asked for when seats change: the same for every repeat of an operation, unless the subscription has changed meanwhile.
 *
 * @param item of the subscription
 * @param prorationDate of a raise, in seconds; null where only Stripe knows the time, which is on a test clock, and for fewer seats
 */
record QuantityChange(
        String item,
        int quantity,
        OperationId operation,
        boolean raises,
        @Nullable Long prorationDate) {

    /** One date for all tries (billing rule 27), unless a new period has begun meanwhile. */
    static QuantityChange of(ChangeQuantity request, SubscriptionItem item, StripeSettings settings) {
        boolean raises = request.quantity() > item.getQuantity();
        Long date = raises && settings.testClock() == null
                ? Long.valueOf(Math.max(request.askedAt().getEpochSecond(), item.getCurrentPeriodStart()))
                : null;
        return new QuantityChange(item.getId(), request.quantity(), request.operationId(), raises, date);
    }

    /** Names all that the parameters are made of. */
    String intent() {
        String how = raises ? "up/" + (prorationDate == null ? "now" : prorationDate) : "down";
        return String.join("/", "quantity", item, Integer.toString(quantity), operation.toString(), how);
    }

    SubscriptionUpdateParams params() {
        SubscriptionUpdateParams.Builder params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setQuantity((long) quantity)
                        .build());
        if (!raises) {
            return params.setProrationBehavior(ProrationBehavior.CREATE_PRORATIONS)
                    .build();
        }
        if (prorationDate != null) {
            params.setProrationDate(prorationDate);
        }
        return params.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(PaymentBehavior.PENDING_IF_INCOMPLETE)
                .build();
    }
}
