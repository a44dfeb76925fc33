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
import io.tenure.workflows.subscription.AwaitCreated;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The one way from the API to a subscription's workflow. An update's id is the operation's, so a repeat joins what is under way. Nothing here decides:
 * each call says how far it came.
 */
@Component
final class SubscriptionCommands implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionCommands.class);

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
    Reply create(SubscriptionInput input, OrganizationId organization, OperationId operation) {
        return withStart(input, organization, new Update("awaitCreated", new AwaitCreated(operation), operation));
    }

    /** Asks a workflow that should be running. {@link Reply.Gone} when it is not. */
    Reply send(SubscriptionId id, Request request) {
        WorkflowStub stub = client.newUntypedWorkflowStub(SubscriptionWorkflow.id(id));
        return reply(
                request.operationId(),
                () -> stub.startUpdate(options(updateName(request), request.operationId()), request));
    }

    /** Asks the workflow of a live subscription, and starts it where it was lost. */
    Reply sendWithStart(SubscriptionId id, OrganizationId organization, Request request) {
        Update update = new Update(updateName(request), request, request.operationId());
        return withStart(SubscriptionInput.existing(id), organization, update);
    }

    /** An update's name, its argument, and the operation whose id it takes. */
    private record Update(String name, Object argument, OperationId operation) {}

    private Reply withStart(SubscriptionInput input, OrganizationId organization, Update update) {
        WorkflowOptions start = WorkflowOptions.newBuilder()
                .setWorkflowId(SubscriptionWorkflow.id(input.id()))
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setTypedSearchAttributes(StartAttributes.of(organization))
                .build();
        WorkflowStub stub = client.newUntypedWorkflowStub(SubscriptionWorkflow.TYPE, start);
        return reply(
                update.operation(),
                () -> stub.startUpdateWithStart(
                        options(update.name(), update.operation()),
                        new Object[] {update.argument()},
                        new Object[] {input}));
    }

    private Reply reply(OperationId operation, Supplier<WorkflowUpdateHandle<Outcome>> start) {
        try {
            WorkflowUpdateHandle<Outcome> accepted = accepted(start);
            operations.accept(operation);
            return finished(accepted);
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

    private Reply finished(WorkflowUpdateHandle<Outcome> handle) {
        try {
            return Reply.of(handle.getResult(settings.finishedWithin().toMillis(), TimeUnit.MILLISECONDS));
        } catch (WorkflowServiceException | StatusRuntimeException late) {
            return new Reply.Unfinished();
        }
    }

    private static UpdateOptions<Outcome> options(String update, OperationId operation) {
        return UpdateOptions.newBuilder(Outcome.class)
                .setUpdateName(update)
                .setUpdateId(operation.toString())
                .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
                .build();
    }

    /** Names of {@link SubscriptionWorkflow}'s update methods. */
    static String updateName(Request request) {
        return switch (request) {
            case Request.Cancel cancel -> "cancel";
            case Request.UndoCancellation undo -> "undoCancellation";
            case Request.ChangeSeats change -> "changeSeats";
            case Request.ChangePaymentMethod change -> "changePaymentMethod";
            case Request.PlaceHold hold -> "placeHold";
            case Request.LiftHold lift -> "liftHold";
            case Request.Withdraw withdraw -> "withdraw";
            case Request.Resume resume -> "resume";
        };
    }

    @Override
    public void destroy() {
        deadlines.shutdownNow();
    }
}
