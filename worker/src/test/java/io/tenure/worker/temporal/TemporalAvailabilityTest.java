package io.tenure.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.worker.TemporalInMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemporalAvailabilityTest {

    private static final TemporalInMemory TEMPORAL = new TemporalInMemory();
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final List<Object> published = new ArrayList<>();

    @AfterAll
    static void close() {
        TEMPORAL.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "4, 4000", "5, 5000", "1000, 5000"})
    void looksLessOftenTheLongerItIsAway(int failures, long millis) {
        assertThat(TemporalAvailability.restAfter(failures, INTERVAL)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void isAwayUntilItWasSeen() {
        TemporalAvailability availability = availability();
        assertThat(availability.isUp()).isFalse();

        Duration rest = availability.look();

        assertThat(availability.isUp()).isTrue();
        assertThat(rest).isEqualTo(INTERVAL);
    }

    @Test
    void tellsOfItsArrivalOnce() {
        TemporalAvailability availability = availability();

        availability.look();
        availability.suspect();
        assertThat(availability.isUp()).isFalse();
        availability.look();

        assertThat(availability.isUp()).isTrue();
        assertThat(published).hasSize(1);
    }

    @Test
    void staysAwayWhileSomebodyCannotDealWithItsArrival() {
        TemporalAvailability availability =
                new TemporalAvailability(new TemporalProbe(TEMPORAL.client()), event -> refuseOnce(), INTERVAL);

        assertThatThrownBy(availability::look).isInstanceOf(IllegalStateException.class);
        assertThat(availability.isUp()).isFalse();

        availability.look();
        assertThat(availability.isUp()).isTrue();
    }

    @Test
    void saysThatNobodyAnswers() {
        TemporalAvailability availability = TemporalInMemory.availability(TemporalInMemory.absent());

        availability.look();

        assertThat(availability.problem()).hasValue("does not answer");
    }

    private TemporalAvailability availability() {
        return new TemporalAvailability(new TemporalProbe(TEMPORAL.client()), published::add, INTERVAL);
    }

    private void refuseOnce() {
        published.add("arrival");
        if (published.size() == 1) {
            throw new IllegalStateException("expected by the test");
        }
    }
}
