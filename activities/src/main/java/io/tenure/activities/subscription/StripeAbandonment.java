package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;

/** Takes back at Stripe what a creation may have made whose answers were lost: it would be charged for ever, and nobody would listen. */
final class StripeAbandonment {

    private final StripeCalls stripe;
    private final StripeCustomers customers;
    private final StripeCheckout checkout;
    private final StripeSubscriptions subscriptions;

    StripeAbandonment(StripeCalls stripe, StripeCustomers customers) {
        this.stripe = stripe;
        this.customers = customers;
        this.checkout = new StripeCheckout(stripe, customers);
        this.subscriptions = new StripeSubscriptions(stripe, customers);
    }

    /** Done as well when there is no customer, no session and no subscription. */
    Answer abandon(Sale sale) {
        SubscriptionId id = sale.subscription().subscriptionId();
        subscriptions.refuseCreation(id);
        customers.find(sale).ifPresent(customer -> abandon(customer, id));
        return Answer.done();
    }

    /** Sessions first: a customer who completes one meanwhile makes a subscription, which the list that follows shows. */
    private void abandon(String customer, SubscriptionId id) {
        checkout.openOf(customer, id).stream().map(Session::getId).forEach(checkout::expire);
        List<Subscription> made = subscriptions.allOf(customer, id);
        made.stream()
                .filter(StripeSubscriptions::isLive)
                .forEach(subscription -> stripe.find(v1 -> v1.subscriptions().cancel(subscription.getId())));
        if (!made.isEmpty()) {
            new StripeRecollection(stripe).collect(customer);
        }
    }
}
