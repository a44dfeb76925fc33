package io.tenure.api.operator;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.webhook.ReconciliationInput;
import io.tenure.workflows.webhook.ReconciliationKind;
import io.tenure.workflows.webhook.ReconciliationWorkflow;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Begins what the schedules begin. The workflow's id is the same for every request, so that two at once are one run. */
@Component
final class Tasks implements DisposableBean {

    private static final long DEADLINE_SECONDS = 2;

    private final WorkflowClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("task-deadlines").factory());

    Tasks(WorkflowClient client) {
        this.client = client;
    }

    /** False when a run is under way already. */
    boolean begin(ReconciliationKind kind) {
        ReconciliationWorkflow workflow = client.newWorkflowStub(ReconciliationWorkflow.class, options(kind));
        try (Context.CancellableContext limited =
                Context.current().withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS, deadlines)) {
            limited.run(() -> WorkflowClient.start(workflow::run, new ReconciliationInput(kind)));
            return true;
        } catch (WorkflowExecutionAlreadyStarted running) {
            return false;
        } catch (WorkflowServiceException | StatusRuntimeException noAnswer) {
            throw new ProblemException(ProblemType.WORKFLOWS_UNAVAILABLE);
        }
    }

    private static WorkflowOptions options(ReconciliationKind kind) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(ReconciliationWorkflow.id(kind))
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(io.tenure.workflows.temporal.SearchAttributes.FEATURE, ReconciliationWorkflow.FEATURE)
                        .build())
                .build();
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }
}
