package io.tenure.activities.subscription;

import io.tenure.workflows.value.UnixTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A provider's numbers as ours. What does not fit becomes null and is remembered: a person must look, and the rest is still read. One for each look. */
final class ProviderNumbers {

    private boolean beyond;

    /** From 0 to the largest int. */
    @Nullable
    Integer quantity(@Nullable Long number) {
        if (number == null) {
            return null;
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            beyond = true;
            return null;
        }
        return Math.toIntExact(number);
    }

    /** From 1970 to 9999. */
    @Nullable
    Instant instant(@Nullable Long seconds) {
        if (seconds == null) {
            return null;
        }
        Instant instant = UnixTime.of(seconds);
        beyond |= instant == null;
        return instant;
    }

    /** Whether one of them did not fit. */
    boolean wereBeyondOurs() {
        return beyond;
    }
}
