package io.tenure.activities.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.SubscriptionPolicy;

/**
 * What a deployment writes into new rows. A deployment has one mode and one account of Stripe (billing rule 68).
 *
 * @param policy reaches workflows as a recorded result
 * @param stripeAccount {@code acct_..}, of both new subscriptions and their customers
 * @param liveMode whether Stripe moves real money
 */
public record SubscriptionSettings(SubscriptionPolicy policy, String stripeAccount, boolean liveMode) {

    private static final String NO_ACCOUNT = "none";

    String account(Provider provider) {
        return provider == Provider.NONE ? NO_ACCOUNT : stripeAccount;
    }
}
