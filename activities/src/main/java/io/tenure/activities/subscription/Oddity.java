package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tenure.activities.subscription.BillingRows.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes of what Tenure does not sell and an operator must see (billing rules 55, 63 and 68). */
final class Oddity {

    static final String SECOND_SUBSCRIPTION = "second-subscription";

    private Oddity() {}

    /** Null when the subscription is as we sell it. */
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
        return "charge_automatically".equals(subscription.getCollectionMethod()) ? null : "collection-method";
    }
}
