package io.tenure.workflows.temporal;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call of a database activity: local first, for it costs one event; as a regular activity with unlimited attempts when PostgreSQL is away, for
 * the heartbeats of a local one would fill the history.
 *
 * @param <A> the activity interface
 */
public final class DatabaseCall<A> {

    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(2);
    private static final int LOCAL_ATTEMPTS = 2;

    /** The code of a database that does not answer. */
    public static final String AWAY = "database-unavailable";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final A local;
    private final A durable;
    private final Defects defects;
    private boolean isReporting;

    public DatabaseCall(A local, A durable, Defects defects) {
        this.local = local;
        this.durable = durable;
        this.defects = defects;
    }

    public static <A> DatabaseCall<A> of(Class<A> activities, Defects defects) {
        return new DatabaseCall<>(
                Workflow.newLocalActivityStub(activities, localOptions()),
                Workflow.newActivityStub(activities, durableOptions()),
                defects);
    }

    /** Hears of writes that only a deployment mends. They are tried until then: whatever has failed heals by itself. */
    public interface Defects {

        /** Before the call is repeated without end. */
        void found(String code);

        /** After it was done at last. */
        void healed();
    }

    /** Returns when the call was done, however long that takes. */
    public <R> R run(Function<A, R> call) {
        try {
            return call.apply(local);
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            return isDefect(failure) && !isReporting ? runUntilHealed(call, failure) : call.apply(durable);
        }
    }

    private <R> R runUntilHealed(Function<A, R> call, ActivityFailure failure) {
        isReporting = true;
        defects.found(code(failure));
        R result = call.apply(durable);
        defects.healed();
        isReporting = false;
        return result;
    }

    /** Also what PostgreSQL refuses, such as a broken constraint: only a deployment mends it. */
    private static boolean isDefect(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                && (FailureType.BUG.name().equals(cause.getType()) || isRefusal(cause.getOriginalMessage()));
    }

    private static boolean isRefusal(@Nullable String code) {
        return code != null && code.startsWith("database-") && !code.equals(AWAY);
    }

    private static String code(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause ? cause.getOriginalMessage() : "unknown";
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
