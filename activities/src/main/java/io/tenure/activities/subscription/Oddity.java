package io.tenure.activities.subscription;

import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tenure.activities.subscription.BillingRows.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes of what Tenure does not sell and an operator must see (billing rules 55, 63 and 68). */
final class Oddity {

    static final String SECOND_SUBSCRIPTION = "second-subscription";

    private Oddity() {}

    /** Null when the subscription is as we sell it. The default method is judged where it was asked for together with the subscription. */
    static @Nullable String of(Subscription subscription, Sale sale, boolean liveMode) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        if (!Boolean.valueOf(liveMode).equals(subscription.getLivemode())) {
            return "other-mode";
        }
        if (items.size() != 1) {
            return "several-items";
        }
        if (!items.getFirst().getPrice().getId().equals(sale.price())) {
            return "unknown-price";
        }
        if (!"charge_automatically".equals(subscription.getCollectionMethod())) {
            return "collection-method";
        }
        PaymentMethod method = subscription.getDefaultPaymentMethodObject();
        return method == null || StripeCards.isSold(method) ? null : "payment-method-kind";
    }
}
