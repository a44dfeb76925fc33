package io.tenure.worker.subscription;

import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.tenure.store.ConnectionKind;
import io.tenure.store.DatabaseAddress;
import io.tenure.store.TenureJdbi;
import io.tenure.worker.Repeater;
import io.tenure.worker.temporal.TemporalAvailability;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep of this process. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(2);

    @Bean(destroyMethod = "end")
    Sweep sweep(DatabaseAddress database, WorkflowClient client, Sweep.Pace pace, MeterRegistry meters) {
        // Not of the pool: a pooled connection outlives its use, and a session's lock with it.
        Jdbi ownConnections = TenureJdbi.of(ConnectionKind.SWEEP.unpooled(database));
        return new Sweep(
                () -> SweepWalk.begin(ownConnections),
                new SubscriptionStarter(client, START_TIMEOUT),
                new SweepTally(meters),
                pace);
    }

    @Bean
    Sweep.Pace sweepPace(TemporalAvailability temporal, SubscriptionProperties properties) {
        return new Sweep.Pace(temporal, properties.sweepRate(), properties.sweepInterval(), System::nanoTime);
    }

    @Bean
    Repeater sweepSteps(Sweep sweep) {
        return new Repeater("subscription-sweep", sweep::step);
    }
}
