package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StripeCallRateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void sendsNoMoreCallsInASecondThanTheLimitAllows() {
        StripeCallRate rate = rate(10);

        IntStream.range(0, 10).forEach(i -> rate.awaitCommand());
        assertThat(waited()).isZero();

        IntStream.range(0, 20).forEach(i -> rate.awaitCommand());
        assertThat(waited()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void leavesAFifthToCommandsHoweverManyLooksThereAre() {
        StripeCallRate rate = rate(10);
        IntStream.range(0, 8).forEach(i -> rate.awaitLook());

        rate.awaitCommand();
        rate.awaitCommand();
        assertThat(waited()).isZero();

        rate.awaitLook();
        assertThat(waited()).isPositive();
    }

    @Test
    void givesUpWhereTheTurnWouldComeTooLate() {
        StripeCallRate rate = new StripeCallRate(2, time, parked -> {});
        IntStream.range(0, 12).forEach(i -> rate.awaitCommand());

        assertThatThrownBy(rate::awaitCommand)
                .isInstanceOf(ApplicationFailure.class)
                .hasMessageContaining("too-many-calls");
    }

    private StripeCallRate rate(int perSecond) {
        return new StripeCallRate(perSecond, time, nanos::addAndGet);
    }

    private Duration waited() {
        return Duration.ofNanos(nanos.get());
    }
}
