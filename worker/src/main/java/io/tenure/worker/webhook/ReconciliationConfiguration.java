package io.tenure.worker.webhook;

import io.tenure.activities.subscription.StripeConnection;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.activities.webhook.PostgresReconciliationActivities;
import io.tenure.activities.webhook.StripeEventListActivities;
import io.tenure.store.webhook.ReconciliationDao.Source;
import io.tenure.worker.Repeater;
import io.tenure.worker.subscription.Sweep;
import io.tenure.workflows.subscription.Provider;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of reconciliations. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    StripeEventListActivities eventListActivities(StripeConnection stripe, Jdbi jdbi, Clock clock) {
        return new StripeEventListActivities(stripe, jdbi, clock);
    }

    @Bean
    PostgresReconciliationActivities reconciliationActivities(
            Jdbi jdbi, StripeSettings stripe, Clock clock, SweepRequest sweep) {
        Source source = new Source(Provider.STRIPE, stripe.account(), stripe.liveMode());
        return new PostgresReconciliationActivities(jdbi, source, clock, sweep);
    }

    @Bean
    SweepRequest sweepRequest(Sweep sweep, @Qualifier("sweepSteps") Repeater steps) {
        return new SweepRequest(sweep, steps);
    }

    /** Ends the rest between two walks. A walk that is under way keeps its pace. */
    record SweepRequest(Sweep sweep, Repeater steps) implements Runnable {

        @Override
        public void run() {
            if (!sweep.isWalking()) {
                steps.wake();
            }
        }
    }
}
