package io.tenure.workflows.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many lives; the seed is new each time and printed. Repeat one with {@code -Dsimulation.seed=..}. */
final class SubscriptionSimulationTest {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSimulationTest.class);
    private static final int LIVES = 10_000;

    @Test
    void isAtEveryInstantAsTheProviderWasLastSeen() {
        long seed = seed();
        LongStream.range(seed, seed + LIVES).parallel().forEach(life -> {
            String complaint = new SimulatedLife(life).live();
            assertThat(complaint).as("simulation.seed=%d", life).isNull();
        });
    }

    static long seed() {
        long seed = Long.getLong("simulation.seed", new Random().nextInt(Integer.MAX_VALUE));
        LOG.info("simulation.seed={}", seed);
        return seed;
    }
}
