package io.tenure.workflows.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 100,000 lives; the seed is new each time and printed. Repeat one with {@code -Dsimulation.seed=..}. */
final class SubscriptionSimulationTest {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSimulationTest.class);
    private static final int LIVES = 100_000;
    private static final int LIVES_OF_A_MUTANT = 2_000;

    @Test
    void endsAsTheProviderSaidLastWhateverHappensOnTheWay() {
        long seed = seed();
        LongStream.range(seed, seed + LIVES).parallel().forEach(life -> {
            String complaint = new SimulatedLife(life, SubscriptionTransitions::decide).live();
            assertThat(complaint).as("simulation.seed=%d", life).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void catchesAMutant(Mutant mutant) {
        long seed = seed();
        OptionalLong caught = LongStream.range(seed, seed + LIVES_OF_A_MUTANT)
                .filter(life -> new SimulatedLife(life, mutant).live() != null)
                .findFirst();

        assertThat(caught).as("%s survives from seed %d on", mutant, seed).isPresent();
    }

    private static long seed() {
        long seed = Long.getLong("simulation.seed", new Random().nextInt(Integer.MAX_VALUE));
        LOG.info("simulation.seed={}", seed);
        return seed;
    }
}
