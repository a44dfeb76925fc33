package io.tenure.workflows.subscription;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.FailureType;
import org.jspecify.annotations.Nullable;

/** How activities fail. */
final class SimulatedFailure {

    private SimulatedFailure() {}

    /** No answer came. */
    static ActivityFailure unavailable() {
        return of(FailureType.UNAVAILABLE, "simulated");
    }

    static ActivityFailure of(FailureType type, String code) {
        return new ActivityFailure(
                "", 0, 0, "", "", RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED, "", type.failure(code));
    }

    /** The code of what was refused for good; null when only no answer came. */
    static @Nullable String rejection(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause
                        && FailureType.REJECTED.name().equals(cause.getType())
                ? cause.getOriginalMessage()
                : null;
    }
}
