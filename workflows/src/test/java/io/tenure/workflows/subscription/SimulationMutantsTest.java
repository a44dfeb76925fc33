package io.tenure.workflows.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.mutation.SourceMutant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation is worth as much as what it catches. */
final class SimulationMutantsTest {

    private static final int LIVES = 30_000;

    static List<SourceMutant> mutants() throws IOException {
        return SourceMutant.read(Path.of("src/test/resources/mutants/simulation.txt"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void catches(SourceMutant mutant) throws Exception {
        long seed = SubscriptionSimulationTest.seed();
        Object complaint = mutant.compile().call(SimulatedLife.class, "firstComplaint", seed, LIVES);

        assertThat(complaint).as("from seed %d on", seed).isNotNull();
    }
}
