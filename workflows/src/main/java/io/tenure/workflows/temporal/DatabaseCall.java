package io.tenure.workflows.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.function.Function;

/**
 * A call of a database activity: local first, for it costs one event; as a regular activity with unlimited attempts when PostgreSQL is away, for
 * the heartbeats of a local one would fill the history.
 *
 * @param <A> the activity interface
 */
public final class DatabaseCall<A> {

    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(2);
    private static final int LOCAL_ATTEMPTS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final A local;
    private final A durable;

    public DatabaseCall(A local, A durable) {
        this.local = local;
        this.durable = durable;
    }

    /** Throws {@link IllegalStateException} for a defect of ours: the workflow's task is retried until a fix is deployed, and the entity lives on. */
    public <R> R run(Function<A, R> call) {
        try {
            return call.apply(local);
        } catch (ActivityFailure failure) {
            requireLife(failure);
            return runDurably(call);
        }
    }

    private <R> R runDurably(Function<A, R> call) {
        try {
            return call.apply(durable);
        } catch (ActivityFailure failure) {
            requireLife(failure);
            throw new IllegalStateException("A database activity gave up, which is a defect of ours", failure);
        }
    }

    private static void requireLife(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            throw failure;
        }
    }

    public static LocalActivityOptions localOptions() {
        return LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(LOCAL_TIMEOUT)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumAttempts(LOCAL_ATTEMPTS)
                        .build())
                .build();
    }

    public static ActivityOptions durableOptions() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.CORE)
                .setStartToCloseTimeout(TIMEOUT)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setMaximumInterval(LONGEST_WAIT)
                        .build())
                .setSummary("PostgreSQL was away")
                .build();
    }
}
