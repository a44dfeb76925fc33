package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.SubscriptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs of workflows, as the Temporal server knows them. */
final class Runs implements AutoCloseable {

    private static final Path RECORDED = Path.of("target/histories/Subscription");

    private final WorkflowServiceStubs stubs;
    private final String namespace;

    Runs(RealStack stack) {
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(stack.devJson().path("temporal").asString())
                .build());
        namespace = stack.devJson().path("temporalNamespace").asString();
    }

    void awaitRunning(String subscriptionId) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> isRunning(subscriptionId));
    }

    boolean isRunning(String subscriptionId) {
        DescribeWorkflowExecutionRequest request = DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace)
                .setExecution(execution(subscriptionId))
                .build();
        try {
            return stubs.blockingStub()
                            .describeWorkflowExecution(request)
                            .getWorkflowExecutionInfo()
                            .getStatus()
                    == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** What has happened in the latest run, oldest first. */
    List<EventType> history(String subscriptionId) {
        return events(subscriptionId).getEventsList().stream()
                .map(HistoryEvent::getEventType)
                .toList();
    }

    /** Writes the latest run's history where it can be compared with the committed ones of module workflows. */
    void keepHistory(String subscriptionId, String scenario) throws IOException {
        Files.createDirectories(RECORDED);
        Files.writeString(
                RECORDED.resolve(scenario + ".json"),
                JsonFormat.printer().print(events(subscriptionId)) + System.lineSeparator());
    }

    private History events(String subscriptionId) {
        GetWorkflowExecutionHistoryRequest request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(namespace)
                .setExecution(execution(subscriptionId))
                .build();
        return stubs.blockingStub().getWorkflowExecutionHistory(request).getHistory();
    }

    private static WorkflowExecution execution(String subscriptionId) {
        return WorkflowExecution.newBuilder()
                .setWorkflowId(SubscriptionWorkflow.id(SubscriptionId.parse(subscriptionId)))
                .build();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
