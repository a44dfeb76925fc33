package io.tenure.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.activity.ActivityInterface;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.workflow.WorkflowInterface;
import io.tenure.store.TestAudit;
import io.tenure.store.TestDatabase;
import io.tenure.worker.temporal.TaskQueueWorker;
import io.tenure.workflows.temporal.SearchAttributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The whole application, on a real PostgreSQL and on Temporal in memory or on none. */
final class WorkerApplicationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void runsEveryWorkflowAndActivityThatIsDeclared() {
        try (ConfigurableApplicationContext worker =
                start(DATABASE.settings().url(), "--spring.temporal.test-server.enabled=true")) {
            List<TaskQueueWorker> registered = registrations(worker);

            assertThat(declared(WorkflowInterface.class))
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(registered)
                            .flatMap(TaskQueueWorker::workflows)
                            .anyMatch(type::isAssignableFrom));
            assertThat(declared(ActivityInterface.class))
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(registered)
                            .flatMap(TaskQueueWorker::activities)
                            .anyMatch(type::isInstance));
        }
    }

    @Test
    void isHealthyAndMeasuredOnOnePortOnceTemporalIsThere() {
        try (ConfigurableApplicationContext worker =
                start(DATABASE.settings().url(), "--spring.temporal.test-server.enabled=true")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(get(worker, "/actuator/health").statusCode())
                                    .isEqualTo(200));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(get(worker, "/actuator/prometheus").body())
                                    .contains(
                                            "tenure_relay_oldest_due_seconds",
                                            "tenure_relay_claimed_total",
                                            "tenure_sweep_started_total")
                                    .contains("temporal_"));
        }
    }

    @Test
    void startsWithoutTemporalAndSaysSo() {
        try (ConfigurableApplicationContext worker =
                start(DATABASE.settings().url(), "--spring.temporal.connection.target=127.0.0.1:1")) {
            HttpResponse<String> health = get(worker, "/actuator/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"temporal\":{").contains("\"status\":\"DOWN\"");
            assertThat(get(worker, "/actuator/health/liveness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void startsWithoutPostgresqlAndSaysSo() {
        try (ConfigurableApplicationContext worker =
                start("jdbc:postgresql://127.0.0.1:1/tenure", "--spring.temporal.test-server.enabled=true")) {
            assertThat(get(worker, "/actuator/health").statusCode()).isEqualTo(503);
            assertThat(worker.isRunning()).isTrue();
        }
    }

    private static ConfigurableApplicationContext start(String database, String temporal) {
        return start(DATABASE, database, temporal);
    }

    /** @param url where the worker believes its database to be */
    static ConfigurableApplicationContext start(TestDatabase database, String url, String temporal) {
        String[] arguments = {
            "--server.port=0",
            "--management.server.port=",
            temporal,
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=tenure_app",
            "--spring.datasource.password=" + database.settings().applicationPassword(),
            "--tenure.audit.keys=" + TestAudit.KEYS,
            "--tenure.stripe.api-key=sk_test_1",
            "--tenure.stripe.account=acct_1",
            "--tenure.stripe.checkout-success-url=http://127.0.0.1/done",
            "--tenure.stripe.checkout-cancel-url=http://127.0.0.1/plans",
            "--tenure.worker.drain=1s"
        };
        return new SpringApplicationBuilder(WorkerApplication.class, InMemoryTemporal.class).run(arguments);
    }

    // The provider was asked for exactly this generic type; its method returns Object.
    @SuppressWarnings("unchecked")
    private static List<TaskQueueWorker> registrations(ConfigurableApplicationContext worker) {
        ResolvableType type = ResolvableType.forClassWithGenerics(List.class, TaskQueueWorker.class);
        return (List<TaskQueueWorker>) worker.getBeanProvider(type).getObject();
    }

    private static List<Class<?>> declared(Class<? extends Annotation> annotation) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation, false));
        return scanner.findCandidateComponents("io.tenure.workflows").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    static HttpResponse<String> get(ConfigurableApplicationContext worker, String path) {
        String port = worker.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The starter's test server knows no search attribute of ours by itself. */
    @Configuration(proxyBeanMethods = false)
    static class InMemoryTemporal {

        @Bean
        TemporalOptionsCustomizer<TestEnvironmentOptions.Builder> searchAttributes() {
            return options -> {
                SearchAttributes.ALL.forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
                return options;
            };
        }
    }
}
