package io.tenure.worker.subscription;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.tenure.worker.temporal.TemporalCall;
import io.tenure.worker.temporal.TemporalCall.Failure;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.SearchAttributes;
import io.tenure.workflows.temporal.TaskQueues;
import java.time.Duration;
import java.util.Optional;

/** Starts a subscription's workflow from its row alone, which is legal at any time: the first step of a run reads the row. */
public final class SubscriptionStarter {

    private static final String FEATURE = "subscription";

    private final WorkflowClient client;
    private final Duration timeout;

    /** @param timeout of one call, its retries included */
    public SubscriptionStarter(WorkflowClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** Starts the workflow where none runs; otherwise the failure says that one does. Empty when it was started. */
    public Optional<Failure> start(StartTarget target) {
        WorkflowOptions options = options(target)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build();
        SubscriptionWorkflow workflow = client.newWorkflowStub(SubscriptionWorkflow.class, options);
        return TemporalCall.within(
                timeout, () -> WorkflowClient.start(workflow::run, SubscriptionInput.existing(target.id())));
    }

    /** Tells the workflow to look, and starts it where none runs. Empty when it was told. */
    public Optional<Failure> tell(StartTarget target, ProviderChanged fact) {
        WorkflowOptions options = options(target)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        SubscriptionWorkflow workflow = client.newWorkflowStub(SubscriptionWorkflow.class, options);
        BatchRequest request = client.newSignalWithStartRequest();
        request.add(workflow::run, SubscriptionInput.existing(target.id()));
        request.add(workflow::providerChanged, fact);
        return TemporalCall.within(timeout, () -> client.signalWithStart(request));
    }

    private static WorkflowOptions.Builder options(StartTarget target) {
        return WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowId(SubscriptionWorkflow.id(target.id()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setTypedSearchAttributes(searchAttributes(target));
    }

    private static io.temporal.common.SearchAttributes searchAttributes(StartTarget target) {
        var attributes = io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.FEATURE, FEATURE)
                .set(SearchAttributes.ORGANIZATION_ID, target.organizationId().toString())
                .set(SearchAttributes.PHASE, target.standing().name())
                .set(SearchAttributes.NEEDS_ATTENTION, target.attentionCode() != null);
        if (target.attentionCode() != null) {
            attributes.set(SearchAttributes.ATTENTION_CODE, target.attentionCode());
        }
        return attributes.build();
    }
}
