package io.tenure.dev.temporal;

import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.concurrent.TimeUnit;

/** Asks a Temporal server for its health over gRPC. */
public final class TemporalProbe implements AutoCloseable {
    private static final String FRONTEND = "temporal.api.workflowservice.v1.WorkflowService";
    private static final int PATIENCE_SECONDS = 2;

    private final WorkflowServiceStubs stubs;

    /** The address is host:port. Nothing is connected before the first question. */
    public TemporalProbe(String address) {
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    }

    /** Whether the server says that it serves. */
    public boolean answers() {
        try {
            HealthCheckResponse answer = HealthGrpc.newBlockingStub(stubs.getRawChannel())
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.newBuilder().setService(FRONTEND).build());
            return answer.getStatus() == HealthCheckResponse.ServingStatus.SERVING;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(1, TimeUnit.SECONDS);
    }
}
