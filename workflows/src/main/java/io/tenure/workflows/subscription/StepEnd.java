package io.tenure.workflows.subscription;

import io.tenure.workflows.value.Money;
import org.jspecify.annotations.Nullable;

/** How one turn of a step ended. */
sealed interface StepEnd {

    record Done(@Nullable Money owed) implements StepEnd {}

    /** @param seatsAssigned where the code speaks of seats in use */
    record Refused(String code, @Nullable Integer seatsAssigned) implements StepEnd {}

    /** Nothing is known yet: begin it again after a while. */
    record Later() implements StepEnd {}

    /** Only an operator can let it go on. */
    record Parked() implements StepEnd {}

    static StepEnd done() {
        return new Done(null);
    }

    static StepEnd refused(String code) {
        return new Refused(code, null);
    }
}
