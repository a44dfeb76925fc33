package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LookSignalTest {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final LookSignal signal = new LookSignal();

    @Test
    void gathersCalmEventsForAMomentAfterTheFirst() {
        signal.heard(new ProviderChanged(2, 3), NOON);
        signal.heard(new ProviderChanged(3, 3), NOON.plusMillis(49));

        assertThat(signal.lookAt()).isEqualTo(NOON.plus(MOMENT));
        assertThat(signal.wanted()).isEqualTo(3);
    }

    @Test
    void looksAtOnceAfterAnUrgentEvent() {
        signal.heard(new ProviderChanged(2, 3), NOON);
        signal.heard(new ProviderChanged(3, 1), NOON.plusMillis(10));

        assertThat(signal.lookAt()).isEqualTo(NOON.plusMillis(10));
        assertThat(signal.take()).isTrue();
        assertThat(signal.lookAt()).isNull();
    }

    @Test
    void settlesWhatAnEarlierLookHasCoveredAlsoWhereSomebodyWantsALook() {
        signal.restore(13);
        signal.heard(new ProviderChanged(12, 3), NOON);
        signal.want(NOON, false);

        assertThat(signal.heardOnlyUpTo(13)).isTrue();
        assertThat(signal.wantsLook(13)).isTrue();
        signal.take();
        assertThat(signal.heardOnlyUpTo(13)).isFalse();
        assertThat(signal.wantsLook(13)).isFalse();
        assertThat(signal.wantsLook(12)).isTrue();
    }
}
