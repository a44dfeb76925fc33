package io.tenure.worker.subscription;

import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.worker.Repeater;
import io.tenure.worker.temporal.TemporalAvailability;
import java.time.Duration;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The sweep of this process. */
@Configuration(proxyBeanMethods = false)
class SweepConfiguration {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(2);

    @Bean(destroyMethod = "end")
    Sweep sweep(JdbcConnectionDetails database, WorkflowClient client, Sweep.Pace pace, MeterRegistry meters) {
        Jdbi ownConnections = ownConnections(database);
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

    /** Not of the pool: a pooled connection outlives its use, and a session's lock with it. */
    private static Jdbi ownConnections(JdbcConnectionDetails database) {
        DriverManagerDataSource unpooled = new DriverManagerDataSource(database.getJdbcUrl());
        unpooled.setUsername(database.getUsername());
        unpooled.setPassword(database.getPassword());
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "tenure-sweep");
        properties.setProperty("options", DatabaseSetup.AS_SYSTEM);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "15");
        unpooled.setConnectionProperties(properties);
        return TenureJdbi.of(unpooled);
    }
}
