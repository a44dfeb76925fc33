package io.tenure.worker.setup;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.webhook.ReconciliationInput;
import io.tenure.workflows.webhook.ReconciliationKind;
import io.tenure.workflows.webhook.ReconciliationWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The schedules of reconciliations: made where they are missing, and otherwise brought in line with this release; whether one is paused stays as it is.
 * A server that does not answer is a {@link StatusRuntimeException}.
 */
record ScheduleSteps(String namespace, WorkflowServiceStubs stubs) {

    /** A worker fleet that was away for longer makes up for it with one run: each compares all that there is. */
    private static final Duration CATCH_UP = Duration.ofHours(1);

    /** The sweep is no schedule of Temporal's: it must run when Temporal has forgotten all of them. */
    private static final Map<ReconciliationKind, Duration> EVERY = Map.of(
            ReconciliationKind.EVENTS, Duration.ofMinutes(10),
            ReconciliationKind.PERIODS, Duration.ofMinutes(15));

    void run() {
        ScheduleClient client = ScheduleClient.newInstance(
                stubs,
                ScheduleClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(Payloads.converter())
                        .build());
        try {
            EVERY.forEach((kind, interval) -> put(client, kind, interval));
        } catch (ScheduleException e) {
            throw e.getCause() instanceof StatusRuntimeException refusal ? refusal : e;
        }
    }

    private static void put(ScheduleClient client, ReconciliationKind kind, Duration interval) {
        String id = ReconciliationWorkflow.id(kind);
        Schedule wanted = schedule(kind, interval);
        try {
            client.createSchedule(id, wanted, ScheduleOptions.newBuilder().build());
        } catch (ScheduleAlreadyRunningException there) {
            client.getHandle(id)
                    .update(update -> new ScheduleUpdate(Schedule.newBuilder(wanted)
                            .setState(update.getDescription().getSchedule().getState())
                            .build()));
        }
    }

    private static Schedule schedule(ReconciliationKind kind, Duration interval) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ReconciliationWorkflow.class)
                        .setArguments(new ReconciliationInput(kind))
                        .setOptions(options(kind))
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(interval)))
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(CATCH_UP)
                        .build())
                .build();
    }

    private static WorkflowOptions options(ReconciliationKind kind) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(ReconciliationWorkflow.id(kind))
                .setTaskQueue(TaskQueues.CORE)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(io.tenure.workflows.temporal.SearchAttributes.FEATURE, ReconciliationWorkflow.FEATURE)
                        .build())
                .build();
    }
}
