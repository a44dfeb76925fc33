package io.tenure.worker.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.tenure.worker.Repeater;
import io.tenure.worker.subscription.SubscriptionStarter;
import io.tenure.worker.temporal.TemporalAvailability;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay of this process, and what it tells of the inbox. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean(destroyMethod = "close")
    RelaySignals relaySignals(WorkflowClient client, TemporalAvailability temporal, WebhookProperties properties) {
        SubscriptionStarter starter = new SubscriptionStarter(client, properties.signalTimeout());
        return new RelaySignals(starter, temporal, properties);
    }

    @Bean
    RelayMetrics relayMetrics(MeterRegistry meters, Clock clock) {
        return new RelayMetrics(meters, clock);
    }

    @Bean
    Relay.Conditions relayConditions(TemporalAvailability temporal, WebhookProperties properties, Clock clock) {
        return new Relay.Conditions(temporal, properties, clock);
    }

    @Bean
    Relay relay(Jdbi jdbi, RelaySignals signals, RelayMetrics metrics, Relay.Conditions conditions) {
        return new Relay(new RelayInbox(jdbi), signals, metrics, conditions);
    }

    @Bean
    Repeater relayPasses(Relay relay) {
        return new Repeater("webhook-relay", relay::pass);
    }

    @Bean
    InboxMetrics inboxMetrics(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        return new InboxMetrics(jdbi, clock, meters);
    }

    @Bean
    Repeater inboxCounts(InboxMetrics metrics) {
        return new Repeater("inbox-counts", metrics::count);
    }

    @Bean
    Repeater payloadRetention(Jdbi jdbi, Clock clock, WebhookProperties properties) {
        return new Repeater("payload-retention", new PayloadRetention(jdbi, clock, properties)::emptyOnce);
    }
}
