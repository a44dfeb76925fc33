package io.tenure.dev.stripe.engine.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryScheduleTest {
    private static final long FAILED = 1_000_000;

    /** Rule 44: the first failure is an attempt already. */
    @ParameterizedTest
    @CsvSource({"1, 3", "2, 5", "3, 9", "4, 14"})
    void triesFourTimesWithinTwoWeeks(long attempts, long days) {
        assertThat(RetrySchedule.next(FAILED, attempts))
                .hasValue(FAILED + Duration.ofDays(days).toSeconds());
    }

    @Test
    void endsAfterTheFifthAttempt() {
        assertThat(RetrySchedule.next(FAILED, 5)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void doesNotRetryWhatWasNeverTried() {
        assertThat(RetrySchedule.next(FAILED, 0)).isEqualTo(OptionalLong.empty());
    }
}
