package io.tenure.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tenure.dev.demo.DemoStory.Measured;
import io.tenure.dev.process.Refusal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DemoCommandTest {

    @ParameterizedTest
    @CsvSource({"200, 50, 100", "200, 99, 198", "10, 99, 10", "1, 50, 1", "3, 50, 2"})
    void readsAPercentileOffTheSortedValues(long count, int percent, long expected) {
        List<Long> values = LongStream.rangeClosed(1, count).boxed().toList();

        assertThat(DemoCommand.percentile(values, percent)).isEqualTo(expected);
    }

    @Test
    void refusesADoorThatWasClosedLaterThanAskedFor() {
        Measured measured = new Measured(1_501, 300, 0);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DemoCommand.requireInTime(measured, 1_500L))
                .withMessageContainingAll("1501 ms", "1500 ms");
        assertThatNoException().isThrownBy(() -> DemoCommand.requireInTime(measured, 1_501L));
        assertThatNoException().isThrownBy(() -> DemoCommand.requireInTime(measured, null));
    }

    @Test
    void refusesThatNoFailureCameByTheSignal() {
        Measured signalled = new Measured(200, 300, 0);
        Measured relayed = new Measured(2_200, 300, 1);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DemoCommand.requireSignal(List.of(relayed, relayed)))
                .withMessageContaining("each of 2 rounds");
        assertThatNoException().isThrownBy(() -> DemoCommand.requireSignal(List.of(signalled, relayed)));
    }
}
