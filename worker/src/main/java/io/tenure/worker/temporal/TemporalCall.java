package io.tenure.worker.temporal;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls Temporal with a deadline over all its retries: the client itself would go on for a minute. The deadline holds once the client has been
 * answered for the first time; {@link TemporalAvailability} makes sure of that.
 */
public final class TemporalCall {

    private static final ScheduledExecutorService DEADLINES = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("temporal-deadlines").factory());

    private TemporalCall() {}

    /** Empty when the call was done. */
    public static Optional<Failure> within(Duration deadline, Runnable call) {
        try (Context.CancellableContext context =
                Context.current().withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS, DEADLINES)) {
            context.run(call);
            return Optional.empty();
        } catch (StatusRuntimeException | WorkflowException | CancellationException e) {
            return Optional.of(new Failure(status(e)));
        }
    }

    private static Status.Code status(@Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof WorkflowExecutionAlreadyStarted) {
                return Status.Code.ALREADY_EXISTS;
            }
            if (cause instanceof CancellationException) {
                return Status.Code.CANCELLED;
            }
            if (cause instanceof StatusRuntimeException refusal) {
                return refusal.getStatus().getCode();
            }
        }
        return Status.Code.UNKNOWN;
    }

    /** Why a call was not done. */
    public record Failure(Status.Code status) {

        /** For rows and metrics, such as {@code temporal-unavailable}. */
        public String code() {
            return "temporal-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** There is a run already. */
        public boolean isAlreadyRunning() {
            return status == Status.Code.ALREADY_EXISTS;
        }

        /** The next call would very likely fail as well. */
        public boolean isGeneral() {
            return switch (status) {
                case UNAVAILABLE, CANCELLED, NOT_FOUND, UNAUTHENTICATED, PERMISSION_DENIED -> true;
                case OK,
                        UNKNOWN,
                        DEADLINE_EXCEEDED,
                        INVALID_ARGUMENT,
                        ALREADY_EXISTS,
                        RESOURCE_EXHAUSTED,
                        FAILED_PRECONDITION,
                        ABORTED,
                        OUT_OF_RANGE,
                        UNIMPLEMENTED,
                        INTERNAL,
                        DATA_LOSS -> false;
            };
        }
    }
}
