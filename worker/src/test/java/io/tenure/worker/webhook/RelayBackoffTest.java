package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelayBackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 4, 5",
        "2, 8, 10",
        "3, 16, 20",
        "4, 32, 40",
        "6, 128, 160",
        "7, 240, 300",
        "8, 240, 300",
        "300, 240, 300"
    })
    void restsUpToFiveMinutesWhereNobodyWasTold(int attempt, long atLeastSeconds, long atMostSeconds) {
        LongStream.range(0, 1_000)
                .forEach(seq -> assertThat(RelayBackoff.after(attempt, seq, false))
                        .isBetween(Duration.ofSeconds(atLeastSeconds), Duration.ofSeconds(atMostSeconds)));
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 5", "7, 256, 320", "10, 2048, 2560", "14, 17280, 21600", "300, 17280, 21600"})
    void restsUpToSixHoursWhereTheOwnerWasTold(int attempt, long atLeastSeconds, long atMostSeconds) {
        LongStream.range(0, 1_000)
                .forEach(seq -> assertThat(RelayBackoff.after(attempt, seq, true))
                        .isBetween(Duration.ofSeconds(atLeastSeconds), Duration.ofSeconds(atMostSeconds)));
    }

    @Test
    void spreadsWhatCameTogether() {
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seq -> RelayBackoff.after(7, seq, true))
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void isTheSameForTheSameAttempt() {
        assertThat(RelayBackoff.after(3, 77, true)).isEqualTo(RelayBackoff.after(3, 77, true));
    }
}
