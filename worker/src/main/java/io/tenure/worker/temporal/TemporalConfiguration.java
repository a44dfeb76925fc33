package io.tenure.worker.temporal;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.tenure.activities.FailureInterceptor;
import io.tenure.worker.Repeater;
import java.util.List;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * From the starter come the connection, the client and its metrics. The worker factory is ours: the starter's begins to poll when the application
 * is ready, dies when Temporal is away at that moment, and is closed without waiting.
 */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

    /** Closed by {@link Polling}, which waits. */
    @Bean(destroyMethod = "")
    WorkerFactory workerFactory(WorkflowClient client, WorkerProperties properties, List<TaskQueueWorker> workers) {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new FailureInterceptor())
                        .setWorkflowCacheSize(properties.core().cachedWorkflows())
                        .build());
        workers.forEach(worker -> worker.register(factory));
        return factory;
    }

    @Bean
    TemporalAvailability temporalAvailability(
            WorkflowClient client, ApplicationEventPublisher events, WorkerProperties properties) {
        return new TemporalAvailability(new TemporalProbe(client), events, properties.probeInterval());
    }

    @Bean
    Repeater temporalLooks(TemporalAvailability availability) {
        return availability.looks();
    }

    @Bean
    Polling polling(WorkerFactory factory, WorkerProperties properties) {
        return new Polling(factory, properties.drain());
    }

    @Bean
    HealthIndicator temporalHealthIndicator(TemporalAvailability availability, Polling polling) {
        return new TemporalHealthIndicator(availability, polling);
    }
}
