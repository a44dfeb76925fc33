package io.tenure.store;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/**
 * Ids that grow with time (UUID version 7), strictly within one source. Clock and randomness come from outside; production passes a
 * {@link java.security.SecureRandom}. Safe for use by several threads.
 */
public final class UuidV7 {

    private final TimeBasedEpochGenerator generator;

    public UuidV7(Clock clock, Random randomness) {
        generator = new TimeBasedEpochGenerator(randomness, new ClockOf(clock));
    }

    public UUID next() {
        return generator.generate();
    }

    private static final class ClockOf extends UUIDClock {

        private final Clock clock;

        private ClockOf(Clock clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeMillis() {
            return clock.millis();
        }
    }
}
