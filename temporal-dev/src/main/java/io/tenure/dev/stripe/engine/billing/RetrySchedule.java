package io.tenure.dev.stripe.engine.billing;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** When a failed renewal is charged again: four times within two weeks of the first failure, then never. Pure. */
public final class RetrySchedule {
    private static final List<Duration> AFTER_FIRST_FAILURE =
            List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(9), Duration.ofDays(14));

    private RetrySchedule() {}

    /** The next attempt after {@code attempts} of the schedule, the first failure included (rule 44); empty at the end. */
    public static OptionalLong next(long firstFailure, long attempts) {
        return attempts < 1 || attempts > AFTER_FIRST_FAILURE.size()
                ? OptionalLong.empty()
                : OptionalLong.of(firstFailure
                        + AFTER_FIRST_FAILURE.get((int) attempts - 1).toSeconds());
    }
}
