package io.tenure.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedProcessTest {
    private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, true",
        "2026-11-21T10:00:01.900Z, true",
        "2026-11-21T09:59:58.100Z, true",
        "2026-11-21T10:00:03Z, false",
        "2026-11-21T09:00:00Z, false"
    })
    void isTheSameProcessOnlyWhenItStartedThen(Instant found, boolean same) {
        assertThat(recorded(1, STARTED).startedThen(found)).isEqualTo(same);
    }

    @Test
    void isNobodyWhenAStartIsUnknown() {
        assertThat(recorded(1, STARTED).startedThen(null)).isFalse();
        assertThat(recorded(1, null).startedThen(STARTED)).isFalse();
    }

    @Test
    void doesNotTakeAnotherProcessForTheOneWhosePidItHas() {
        ProcessHandle other = ProcessHandle.current();
        Instant earlier = other.info().startInstant().orElseThrow().minusSeconds(60);

        assertThat(recorded(other.pid(), earlier).living()).isEmpty();
    }

    @Test
    void findsTheProcessThatItRecorded() {
        ProcessHandle self = ProcessHandle.current();

        assertThat(recorded(self.pid(), self.info().startInstant().orElseThrow())
                        .living())
                .contains(self);
    }

    private static RecordedProcess recorded(long pid, @Nullable Instant startedAt) {
        return new RecordedProcess("worker", pid, startedAt, null, Stopping.within(1));
    }
}
