package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.tenure.api.request.RateLimit;
import io.tenure.api.request.RateLimitSettings;
import io.tenure.api.request.RateLimitSettings.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CheckLimitsTest {

    private static final CheckKey KEY = new CheckKey(false, new byte[32]);

    private final Still time = new Still();
    private final CheckLimits limits =
            new CheckLimits(new RateLimitSettings(new Limit(9, 9), new Limit(5, 1), new Limit(3, 2)), time);

    @Test
    void tellsAKeyWhenItMayAskAgain() {
        for (int left = 2; left >= 0; left--) {
            assertThat(limits.take(KEY).current()).startsWith("\"key\";r=" + left + ";t=");
        }
        assertThat(limits.take(KEY)).isEqualTo(new RateLimit(false, "\"key\";q=2;w=60", "\"key\";r=0;t=90", 30));

        time.pass(Duration.ofSeconds(29));
        assertThat(limits.take(KEY).retryAfter()).isEqualTo(1);

        time.pass(Duration.ofSeconds(1));
        assertThat(limits.take(KEY).allowed()).isTrue();
    }

    @Test
    void tellsAnAddressWhenItMayTryAgain() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.charge("203.0.113.7").allowed()).isTrue();
        }

        assertThat(limits.refusal("203.0.113.7"))
                .hasValueSatisfying(limit -> assertThat(limit.retryAfter()).isEqualTo(60));
        assertThat(limits.refusal("203.0.113.8")).isEmpty();
    }

    @Test
    void lendsWhatWasAskedAtOnce() {
        for (int i = 0; i < 6; i++) {
            limits.charge("203.0.113.7");
        }

        time.pass(Duration.ofMinutes(1));
        assertThat(limits.refusal("203.0.113.7")).isPresent();
        time.pass(Duration.ofMinutes(1));
        assertThat(limits.refusal("203.0.113.7")).isEmpty();
    }

    /** Time that passes when it is told to. */
    private static final class Still implements TimeMeter {

        private long nanos;

        void pass(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
