package io.tenure.workflows.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A provider's seconds since 1970 as an instant, within what rows, payloads and answers can hold: 1970 to the end of 9999, in UTC. */
public final class UnixTime {

    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private UnixTime() {}

    /** Null for what is beyond the range. */
    public static @Nullable Instant of(long seconds) {
        return seconds < 0 || seconds > LAST ? null : Instant.ofEpochSecond(seconds);
    }
}
