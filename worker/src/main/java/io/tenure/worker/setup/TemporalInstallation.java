package io.tenure.worker.setup;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A namespace with our search attributes and schedules, ready for the first workflow. An existing namespace keeps its retention.
 *
 * @param settings where Temporal is and how it is called
 * @param retention how long a new namespace keeps runs that are closed
 */
record TemporalInstallation(TemporalSettings settings, Duration retention) {

    private static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(10);

    /** Servers read namespaces and search attributes from a cache that they refresh every ten seconds or so. */
    private static final Duration UNUSABLE_AFTER = Duration.ofSeconds(60);

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** @return what was done, in one line; otherwise throws a {@link SetupFailure} */
    String install() {
        WorkflowServiceStubs workflows = WorkflowServiceStubs.newServiceStubs(settings.connection());
        // A channel of its own: the API key is added to a channel's calls by its stubs.
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder(settings.connection()).validateAndBuildWithDefaults());
        try {
            NamespaceSteps steps = new NamespaceSteps(namespace(), workflows.blockingStub(), operator.blockingStub());
            ScheduleSteps schedules = new ScheduleSteps(namespace(), workflows);
            untilDone(() -> {
                steps.run(retention);
                schedules.run();
            });
            return "temporal: namespace " + namespace() + " at " + address() + " is ready";
        } finally {
            workflows.shutdownNow();
            operator.shutdownNow();
            workflows.awaitTermination(1, TimeUnit.SECONDS);
            operator.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    private String namespace() {
        return settings.namespace();
    }

    private String address() {
        return settings.connection().getTarget();
    }

    /** Each attempt does what is still missing. */
    private void untilDone(Runnable steps) {
        long began = System.nanoTime();
        try (ScheduledExecutorService attempts = Executors.newSingleThreadScheduledExecutor()) {
            Optional<Status> refusal = attempt(attempts, steps, Duration.ZERO);
            while (refusal.isPresent()) {
                requirePatience(refusal.get(), Duration.ofNanos(System.nanoTime() - began));
                refusal = attempt(attempts, steps, BETWEEN_ATTEMPTS);
            }
        }
    }

    /** Empty when all is done. */
    private Optional<Status> attempt(ScheduledExecutorService attempts, Runnable steps, Duration after) {
        try {
            return attempts.schedule(() -> refusal(steps), after.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SetupFailure known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SetupFailure.ofTemporal(address() + ": interrupted");
        }
    }

    private static Optional<Status> refusal(Runnable steps) {
        try {
            steps.run();
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(e.getStatus());
        }
    }

    private void requirePatience(Status status, Duration spent) {
        Duration patience =
                switch (status.getCode()) {
                    case UNAVAILABLE, DEADLINE_EXCEEDED -> UNREACHABLE_AFTER;
                    case NOT_FOUND, INVALID_ARGUMENT, ALREADY_EXISTS, FAILED_PRECONDITION, RESOURCE_EXHAUSTED ->
                        UNUSABLE_AFTER;
                    default -> Duration.ZERO;
                };
        if (spent.compareTo(patience) >= 0) {
            throw SetupFailure.ofTemporal(address() + ", namespace " + namespace() + ": " + explain(status));
        }
    }

    private static String explain(Status status) {
        String description = status.getDescription();
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> "does not answer";
            default ->
                status.getCode()
                        + (description == null
                                ? ""
                                : " " + description.lines().findFirst().orElse(""));
        };
    }
}
