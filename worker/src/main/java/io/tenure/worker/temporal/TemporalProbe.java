package io.tenure.worker.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks Temporal one short question. */
public final class TemporalProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WorkflowClient client;

    public TemporalProbe(WorkflowClient client) {
        this.client = client;
    }

    /** Why Temporal cannot be used, for an operator; empty when it can. Takes two seconds at most. */
    public Optional<String> problem() {
        try {
            client.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace())
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(explain(e.getStatus()));
        }
    }

    String namespace() {
        return client.getOptions().getNamespace();
    }

    String target() {
        return client.getWorkflowServiceStubs().getOptions().getTarget();
    }

    private String explain(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> "does not answer";
            case NOT_FOUND -> "has no namespace " + namespace() + ": run setup";
            case UNAUTHENTICATED, PERMISSION_DENIED -> "refuses the credentials";
            default -> "answers " + status.getCode();
        };
    }
}
