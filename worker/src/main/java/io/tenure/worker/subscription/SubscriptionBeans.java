package io.tenure.worker.subscription;

import io.tenure.activities.subscription.Bookkeeping;
import io.tenure.activities.subscription.PostgresSubscriptionActivities;
import io.tenure.activities.subscription.StripeBillingActivities;
import io.tenure.activities.subscription.StripeCallRate;
import io.tenure.activities.subscription.StripeConnection;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.activities.subscription.SubscriptionSettings;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditLog;
import io.tenure.worker.temporal.WorkerProperties;
import io.tenure.workflows.subscription.SubscriptionPolicy;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of subscriptions, with their settings. */
@Configuration(proxyBeanMethods = false)
class SubscriptionBeans {

    @Bean
    SubscriptionSettings subscriptionSettings(SubscriptionProperties subscription, StripeProperties stripe) {
        return new SubscriptionSettings(
                new SubscriptionPolicy(subscription.renewalSlack()), stripe.account(), stripe.liveMode());
    }

    @Bean
    Bookkeeping bookkeeping(Clock clock, UuidV7 ids, AuditLog audit) {
        return new Bookkeeping(clock, ids, audit);
    }

    @Bean
    PostgresSubscriptionActivities subscriptionActivities(Jdbi jdbi, SubscriptionSettings settings, Bookkeeping books) {
        return new PostgresSubscriptionActivities(jdbi, settings, books);
    }

    @Bean
    StripeBillingActivities billingActivities(StripeConnection stripe, Jdbi jdbi, Clock clock, UuidV7 ids) {
        return new StripeBillingActivities(stripe, jdbi, clock, ids);
    }

    @Bean
    StripeConnection stripeAccess(StripeSettings stripe, WorkerProperties worker) {
        return new StripeConnection(stripe, new StripeCallRate(worker.stripe().callsPerSecond(stripe.liveMode())));
    }

    @Bean
    StripeSettings stripeSettings(StripeProperties stripe) {
        return new StripeSettings(
                stripe.apiKey(),
                stripe.apiBase(),
                stripe.account(),
                stripe.testClock(),
                stripe.checkoutSuccessUrl(),
                stripe.checkoutCancelUrl(),
                StripeSettings.Limits.USUAL);
    }
}
