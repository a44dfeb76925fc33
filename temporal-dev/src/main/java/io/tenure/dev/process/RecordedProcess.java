package io.tenure.dev.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started. A pid alone names a different process after a while, so the start goes with it.
 *
 * @param name a part's label, {@code launcher}, or a helper's name
 * @param startedAt as the operating system says, not the moment of writing
 * @param url where it listens, if it does
 */
public record RecordedProcess(
        String name,
        long pid,
        @Nullable Instant startedAt,
        @Nullable String url,
        Stopping stopping) {
    /** Linux derives the start from the boot time, which moves when the clock is corrected. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** The living process that was started so. */
    public static RecordedProcess of(Launch launch, ProcessHandle process) {
        return new RecordedProcess(
                launch.name(),
                process.pid(),
                process.info().startInstant().orElse(null),
                launch.url(),
                launch.stopping());
    }

    /** The process, if it still lives; never another one that was given its pid. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedThen(process.info().startInstant().orElse(null)))
                .filter(process -> !Zombies.isZombie(pid));
    }

    /** Whether a process with this pid and that start is the recorded one; unknown starts never match. */
    boolean startedThen(@Nullable Instant start) {
        return start != null
                && startedAt != null
                && Duration.between(startedAt, start).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
