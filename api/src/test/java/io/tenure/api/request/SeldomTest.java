package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SeldomTest {

    private final AtomicLong nanoTime = new AtomicLong(-7);
    private final Seldom seldom = new Seldom(Duration.ofSeconds(1), nanoTime::get);

    @Test
    void tellsTheFirstAtOnce() {
        assertThat(seldom.happened()).hasValue(1);
    }

    @Test
    void tellsTheNumberOfWhatItKeptSilentAbout() {
        seldom.happened();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seldom.happened()).isEmpty();
        }
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(seldom.happened()).hasValue(1_001);
        assertThat(seldom.happened()).isEmpty();
    }
}
