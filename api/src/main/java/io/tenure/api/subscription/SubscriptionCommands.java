package io.tenure.api.subscription;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.workflows.subscription.AwaitCreated;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.TaskQueues;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way from the API to a subscription's workflow. An update's id is the operation's with the number of its opening, so a repeat joins what is under
 * way, and what is asked anew gets an answer of its own. Nothing here decides: each call says how far it came.
 */
@Component
final class SubscriptionCommands implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionCommands.class);
    private static final String ASK = "ask";

    /** Enough for a validator's refusal, which comes with the acceptance. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final WorkflowClient client;
    private final CommandSettings settings;
    private final Operations operations;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("command-deadlines").factory());

    SubscriptionCommands(WorkflowClient client, CommandSettings settings, Operations operations) {
        this.client = client;
        this.settings = settings;
        this.operations = operations;
    }

    /** Starts the workflow where it does not run, and waits for the answer to the request that created the subscription. */
    Reply create(SubscriptionInput input, OperationRow operation) {
        return withStart(input, operation, new Update("awaitCreated", new AwaitCreated(operation.operationId())));
    }

    /** Asks a workflow that should be running. {@link Reply.Gone} when it is not. */
    Reply send(OperationRow operation, Request request) {
        WorkflowStub stub = client.newUntypedWorkflowStub(SubscriptionWorkflow.id(operation.subscriptionId()));
        return reply(operation, () -> stub.startUpdate(options(ASK, operation), request));
    }

    /** The same for what a workflow has taken: nobody waits for the outcome, which the row will carry. */
    Reply remind(OperationRow operation, Request request) {
        WorkflowStub stub = client.newUntypedWorkflowStub(SubscriptionWorkflow.id(operation.subscriptionId()));
        return answered(() -> finished(accepted(() -> stub.startUpdate(options(ASK, operation), request)), AT_ONCE));
    }

    /** Asks the workflow of a live subscription, and starts it where it was lost. */
    Reply sendWithStart(OperationRow operation, Request request) {
        return withStart(SubscriptionInput.existing(operation.subscriptionId()), operation, new Update(ASK, request));
    }

    private record Update(String name, Object argument) {}

    private Reply withStart(SubscriptionInput input, OperationRow operation, Update update) {
        WorkflowOptions start = WorkflowOptions.newBuilder()
                .setWorkflowId(SubscriptionWorkflow.id(input.id()))
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setTypedSearchAttributes(StartAttributes.of(operation.organizationId()))
                .build();
        WorkflowStub stub = client.newUntypedWorkflowStub(SubscriptionWorkflow.TYPE, start);
        return reply(
                operation,
                () -> stub.startUpdateWithStart(
                        options(update.name(), operation), new Object[] {update.argument()}, new Object[] {input}));
    }

    private Reply reply(OperationRow operation, Supplier<WorkflowUpdateHandle<Outcome>> start) {
        return answered(() -> {
            Reply reply = finished(accepted(start), settings.finishedWithin());
            if (reply instanceof Reply.Unfinished) {
                operations.accept(operation.operationId());
            }
            return reply;
        });
    }

    private static Reply answered(Supplier<Reply> asking) {
        try {
            return asking.get();
        } catch (WorkflowNotFoundException notRunning) {
            return new Reply.Gone();
        } catch (WorkflowUpdateException refused) {
            return refused(refused);
        } catch (WorkflowServiceException | StatusRuntimeException noAnswer) {
            log.warn("A command was not accepted: {}", noAnswer.getClass().getSimpleName());
            return new Reply.NotAccepted();
        }
    }

    /** A validator said no; every other failure of an update is a defect of the workflow, and the operation's row tells how it ends. */
    private static Reply refused(WorkflowUpdateException exception) {
        if (exception.getCause() instanceof ApplicationFailure failure
                && FailureType.REFUSED.name().equals(failure.getType())) {
            return new Reply.Refused(failure.getOriginalMessage(), null, false);
        }
        log.error("An update of a subscription's workflow failed", exception);
        return new Reply.Unfinished();
    }

    private WorkflowUpdateHandle<Outcome> accepted(Supplier<WorkflowUpdateHandle<Outcome>> start) {
        Context.CancellableContext limited = Context.current()
                .withDeadlineAfter(settings.acceptedWithin().toMillis(), TimeUnit.MILLISECONDS, deadlines);
        Context outer = limited.attach();
        try {
            return start.get();
        } finally {
            limited.detach(outer);
            limited.cancel(null);
        }
    }

    private static Reply finished(WorkflowUpdateHandle<Outcome> handle, Duration within) {
        try {
            return Reply.of(handle.getResult(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (WorkflowUpdateException refused) {
            return refused(refused);
        } catch (WorkflowServiceException | StatusRuntimeException late) {
            return new Reply.Unfinished();
        }
    }

    /** Temporal answers a known update id with its first answer for ever: each opening has its own. */
    private static UpdateOptions<Outcome> options(String update, OperationRow operation) {
        return UpdateOptions.newBuilder(Outcome.class)
                .setUpdateName(update)
                .setUpdateId(operation.operationId() + "/" + operation.opening())
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build();
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }
}
