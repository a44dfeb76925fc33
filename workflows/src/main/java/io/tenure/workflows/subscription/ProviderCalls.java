package io.tenure.workflows.subscription;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.TaskQueues;
import java.time.Duration;
import java.util.function.Function;

/**
 * Calls of the payment provider: at most 20 s in the queue, which the provider's rate limit may fill, then three tries, all within 30 s; longer waits
 * are the workflow's, so that a new signal looks at once.
 */
final class ProviderCalls {

    private static final Duration IN_THE_QUEUE = Duration.ofSeconds(20);
    private static final Duration ALTOGETHER = Duration.ofSeconds(30);
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final int TRIES = 3;

    private final BillingActivities urgent = stub(1, "someone waits");
    private final BillingActivities calm = stub(3, "routine");

    Called<Look> look(BillingActivities.LookRequest request, boolean isUrgent) {
        return call(isUrgent ? urgent : calm, billing -> billing.look(request));
    }

    Called<BillingActivities.Answer> command(Function<BillingActivities, BillingActivities.Answer> command) {
        return call(urgent, command);
    }

    private static <T> Called<T> call(BillingActivities billing, Function<BillingActivities, T> call) {
        try {
            return new Called.Answered<>(call.apply(billing));
        } catch (ActivityFailure failure) {
            return ended(failure);
        }
    }

    private static <T> Called<T> ended(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            throw failure;
        }
        if (failure.getCause() instanceof ApplicationFailure cause
                && !FailureType.UNAVAILABLE.name().equals(cause.getType())) {
            return new Called.Rejected<>(cause.getOriginalMessage());
        }
        return new Called.Silent<>();
    }

    private static BillingActivities stub(int priority, String summary) {
        return Workflow.newActivityStub(
                BillingActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(TaskQueues.STRIPE)
                        .setScheduleToStartTimeout(IN_THE_QUEUE)
                        .setScheduleToCloseTimeout(ALTOGETHER)
                        .setStartToCloseTimeout(ONE_TRY)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(FIRST_WAIT)
                                .setMaximumAttempts(TRIES)
                                .setDoNotRetry(
                                        FailureType.REJECTED.name(), FailureType.REFUSED.name(), FailureType.BUG.name())
                                .build())
                        .setPriority(
                                Priority.newBuilder().setPriorityKey(priority).build())
                        .setSummary(summary)
                        .build());
    }
}
