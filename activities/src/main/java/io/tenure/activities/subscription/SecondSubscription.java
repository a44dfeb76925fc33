package io.tenure.activities.subscription;

import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a second live subscription for the same thing (billing rule 55): one of the same customer that carries our id or has our plan's
 * price, whoever made it, or another customer's that carries our id. Judged by what Stripe says now; what was heard only tells where to ask.
 */
final class SecondSubscription {

    private final StripeCalls stripe;
    private final BillingRows rows;

    SecondSubscription(StripeCalls stripe, BillingRows rows) {
        this.stripe = stripe;
        this.rows = rows;
    }

    /** @param upTo the inbox sequence up to which is asked what was heard */
    boolean exists(Subscription own, Sale sale, long upTo) {
        SubscriptionId id = sale.subscription().subscriptionId();
        List<Subscription> others = othersOf(own);
        return others.stream()
                        .anyMatch(other -> Metadata.names(other.getMetadata(), id) || hasPrice(other, sale.price()))
                || isHeardOf(own, id, upTo, others);
    }

    private List<Subscription> othersOf(Subscription own) {
        return StripePages.all(last -> page(own.getCustomer(), last)).stream()
                .filter(StripeSubscriptions::isLive)
                .filter(other -> !other.getId().equals(own.getId()))
                .toList();
    }

    private boolean isHeardOf(Subscription own, SubscriptionId id, long upTo, List<Subscription> judged) {
        Set<String> known = judged.stream().map(Subscription::getId).collect(Collectors.toSet());
        return rows.otherSubscriptions(id, upTo, own.getId()).stream()
                .filter(reference -> !known.contains(reference))
                .anyMatch(reference -> stripe.find(v1 -> v1.subscriptions().retrieve(reference))
                        .filter(StripeSubscriptions::isLive)
                        .filter(other -> Metadata.names(other.getMetadata(), id))
                        .isPresent());
    }

    private static boolean hasPrice(Subscription subscription, String price) {
        return subscription.getItems().getData().stream()
                .anyMatch(item -> price.equals(item.getPrice().getId()));
    }

    /** Without a status Stripe lists what is not canceled. */
    private StripeCollection<Subscription> page(String customer, @Nullable String last) {
        SubscriptionListParams.Builder params =
                SubscriptionListParams.builder().setCustomer(customer).setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.subscriptions().list(params.build()));
    }
}
