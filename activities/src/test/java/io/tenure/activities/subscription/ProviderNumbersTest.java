package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderNumbersTest {

    private final ProviderNumbers numbers = new ProviderNumbers();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Integer.MAX_VALUE})
    void takesQuantitiesOfAnInt(long quantity) {
        assertThat(numbers.quantity(quantity)).isEqualTo((int) quantity);
        assertThat(numbers.wereBeyondOurs()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE, Long.MIN_VALUE})
    void doesNotKnowOtherQuantities(long quantity) {
        assertThat(numbers.quantity(quantity)).isNull();
        assertThat(numbers.wereBeyondOurs()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-11-30T12:00:00Z", "9999-12-31T23:59:59Z"})
    void takesInstantsOfOurEra(Instant instant) {
        assertThat(numbers.instant(instant.getEpochSecond())).isEqualTo(instant);
        assertThat(numbers.wereBeyondOurs()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 253_402_300_800L, Long.MAX_VALUE, Long.MIN_VALUE})
    void doesNotKnowOtherInstants(long seconds) {
        assertThat(numbers.instant(seconds)).isNull();
        assertThat(numbers.wereBeyondOurs()).isTrue();
    }

    @Test
    void takesNothingForNothing() {
        assertThat(numbers.quantity(null)).isNull();
        assertThat(numbers.instant(null)).isNull();
        assertThat(numbers.wereBeyondOurs()).isFalse();
    }

    @Test
    void remembersOneAmongOthers() {
        numbers.instant(-1L);
        numbers.quantity(3L);

        assertThat(numbers.wereBeyondOurs()).isTrue();
    }
}
