package io.tenure.store;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.RandomBasedGenerator;
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
    private final RandomBasedGenerator timeless;

    public UuidV7(Clock clock, Random randomness) {
        generator = new TimeBasedEpochGenerator(randomness, new ClockOf(clock));
        timeless = new RandomBasedGenerator(randomness);
    }

    public UUID next() {
        return generator.generate();
    }

    /** Of version 4, from the same randomness: for what must not tell when it was made. */
    public UUID timeless() {
        return timeless.generate();
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
