package io.tenure.workflows.subscription;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.TaskQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Calls of the payment provider. While one is under way our own facts are taken; its answer is decided against the state of the moment when it comes.
 * Longer waits are the workflow's, so that a new signal looks at once.
 */
final class ProviderCalls {

    private final Execution execution;
    private final Stubs stubs;
    private final RequestIntake intake;

    ProviderCalls(Execution execution, Stubs stubs, RequestIntake intake) {
        this.execution = execution;
        this.stubs = stubs;
        this.intake = intake;
    }

    /**
     * @param urgent looks for which someone waits
     * @param calm other looks
     * @param commands what changes something at the provider
     */
    record Stubs(BillingActivities urgent, BillingActivities calm, BillingActivities commands) {

        /** At most 20 s in the queue, which the provider's rate limit may fill. */
        private static final Duration IN_THE_QUEUE = Duration.ofSeconds(20);

        private static final Duration ONE_LOOK = Duration.ofSeconds(10);
        private static final Duration ALL_LOOKS = Duration.ofSeconds(15);
        private static final Duration FIRST_WAIT = Duration.ofMillis(500);
        private static final int LOOKS = 3;

        static Stubs ofTemporal() {
            return new Stubs(look(1, "someone waits"), look(3, "routine"), command());
        }

        private static BillingActivities look(int priority, String summary) {
            return stub(options(priority, summary)
                    .setStartToCloseTimeout(ONE_LOOK)
                    .setScheduleToCloseTimeout(ALL_LOOKS.plus(IN_THE_QUEUE))
                    .setRetryOptions(retry(LOOKS)));
        }

        private static BillingActivities command() {
            return stub(options(1, "command")
                    .setStartToCloseTimeout(BillingActivities.ONE_COMMAND)
                    .setRetryOptions(retry(1)));
        }

        private static ActivityOptions.Builder options(int priority, String summary) {
            return ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.STRIPE)
                    .setScheduleToStartTimeout(IN_THE_QUEUE)
                    .setPriority(Priority.newBuilder().setPriorityKey(priority).build())
                    .setSummary(summary);
        }

        private static RetryOptions retry(int attempts) {
            return RetryOptions.newBuilder()
                    .setInitialInterval(FIRST_WAIT)
                    .setMaximumAttempts(attempts)
                    .setDoNotRetry(FailureType.REJECTED.name(), FailureType.REFUSED.name(), FailureType.BUG.name())
                    .build();
        }

        private static BillingActivities stub(ActivityOptions.Builder options) {
            return Workflow.newActivityStub(BillingActivities.class, options.build());
        }
    }

    Called<Look> look(BillingActivities.LookRequest request, boolean isUrgent) {
        BillingActivities billing = isUrgent ? stubs.urgent() : stubs.calm();
        return call(billing, stub -> stub.look(request));
    }

    Called<Answer> command(Function<BillingActivities, Answer> command) {
        return call(stubs.commands(), command);
    }

    /** Waits before another try. */
    void pause(Duration length, String label) {
        Instant until = execution.now().plus(length);
        execution.sleep(() -> until, label, () -> !execution.now().isBefore(until));
    }

    private <T> Called<T> call(BillingActivities billing, Function<BillingActivities, T> call) {
        Execution.OpenCall<T> open = execution.begin(() -> call.apply(billing));
        while (!open.isDone()) {
            execution.await(() -> open.isDone() || intake.isDue());
            if (!open.isDone()) {
                intake.work();
            }
        }
        try {
            return new Called.Answered<>(open.answer());
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
}
