package io.tenure.workflows.webhook;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.TaskQueues;
import java.time.Duration;

/** One activity, by what is compared. */
public final class ReconciliationWorkflowImpl implements ReconciliationWorkflow {

    private static final Duration ALTOGETHER = Duration.ofHours(1);
    private static final Duration ONE_STATEMENT = Duration.ofSeconds(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int AFTER_CUSTOMERS = 5;

    private final EventListActivities provider = Workflow.newActivityStub(
            EventListActivities.class,
            options("the provider's list of events")
                    .setTaskQueue(TaskQueues.STRIPE)
                    .setStartToCloseTimeout(ALTOGETHER)
                    .setHeartbeatTimeout(SIGN_OF_LIFE)
                    .build());
    private final ReconciliationActivities database = Workflow.newActivityStub(
            ReconciliationActivities.class,
            options("our own rows")
                    .setTaskQueue(TaskQueues.CORE)
                    .setStartToCloseTimeout(ONE_STATEMENT)
                    .build());

    @Override
    public Reconciled run(ReconciliationInput input) {
        return switch (input.kind()) {
            case EVENTS -> provider.compareEvents(input);
            case PERIODS -> database.tellOverduePeriods(input);
            case WORKFLOWS -> database.beginSweep(input);
        };
    }

    private static ActivityOptions.Builder options(String summary) {
        return ActivityOptions.newBuilder()
                .setScheduleToCloseTimeout(ALTOGETHER)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumInterval(LONGEST_WAIT)
                        .setDoNotRetry(FailureType.REJECTED.name(), FailureType.BUG.name())
                        .build())
                .setPriority(
                        Priority.newBuilder().setPriorityKey(AFTER_CUSTOMERS).build())
                .setSummary(summary);
    }
}
