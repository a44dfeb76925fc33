package io.tenure.activities.subscription;

import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tenure.activities.subscription.BillingRows.Sale;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes of what Tenure does not sell and an operator must see (billing rules 55, 63 and 68). */
final class Oddity {

    private Oddity() {}

    /**
     * What was found beside the subscription itself.
     *
     * @param liveMode the deployment's mode
     * @param numbersBeyond one of its numbers does not fit ours
     * @param second there is a second subscription
     */
    record Beside(boolean liveMode, boolean numbersBeyond, boolean second) {}

    /** The gravest: shapes that cannot be read come first. Null when the subscription is as we sell it. */
    static @Nullable String of(Subscription subscription, Sale sale, Beside beside) {
        String shape = shape(subscription, sale, beside.liveMode());
        if (shape != null) {
            return shape;
        }
        if (beside.numbersBeyond()) {
            return "number-out-of-range";
        }
        if (beside.second()) {
            return "second-subscription";
        }
        return namesAnother(subscription, sale) ? "names-another-subscription" : method(subscription);
    }

    private static @Nullable String shape(Subscription subscription, Sale sale, boolean liveMode) {
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

    /** Its events are then told to that one, too (law 2). A name that is no id of ours, or none, misleads nobody. */
    private static boolean namesAnother(Subscription subscription, Sale sale) {
        return Optional.ofNullable(subscription.getMetadata())
                .flatMap(Metadata::subscription)
                .filter(named -> !named.equals(sale.subscription().subscriptionId()))
                .isPresent();
    }

    /** The default method is judged where it was asked for together with the subscription. */
    private static @Nullable String method(Subscription subscription) {
        PaymentMethod method = subscription.getDefaultPaymentMethodObject();
        return method == null || StripeCards.isSold(method) ? null : "payment-method-kind";
    }
}
