package io.tenure.workflows.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.mutation.SourceMutant;
import io.tenure.workflows.replay.HistoryReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed histories are worth as much as what they catch. */
final class ReplayMutantsTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories/Subscription");

    static List<SourceMutant> mutants() throws IOException {
        return SourceMutant.read(Path.of("src/test/resources/mutants/replay.txt"));
    }

    @Test
    void findsNoDifferenceWithoutAChange() throws Exception {
        assertThat(HistoryReplay.firstDifference(HISTORIES, SubscriptionWorkflowImpl.class))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void catches(SourceMutant mutant) throws Exception {
        Object difference = mutant.compile()
                .call(HistoryReplay.class, "firstDifference", HISTORIES, SubscriptionWorkflowImpl.class);

        assertThat(difference).isNotNull();
    }
}
