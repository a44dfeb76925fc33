package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whoever is not known breaks nothing, whatever comes: no answer, not the log, not the memory. The seed is new each time and printed. Repeat one with
 * {@code -Dodd-requests.seed=..}.
 */
final class AnonymousEntrancesTest {

    private static final int REQUESTS = 1_000;
    private static final int WARM_UP = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final long MOST_GROWTH = 16L * 1024 * 1024;

    /** What is told of a few is enough. */
    private static final int SHOWN = 10;

    @Test
    void breakNothingWhateverComes() throws IOException {
        long seed = Long.getLong("odd-requests.seed", new Random().nextInt(Integer.MAX_VALUE));
        System.out.println("odd-requests.seed=" + seed);
        TestSystem.API.as(null).get("/api/docs/openapi.json");
        try (Alarms alarms = new Alarms()) {
            walk(new OddRequests(seed + 1), WARM_UP);
            long before = used();
            Walk walk = walk(new OddRequests(seed), REQUESTS);
            long grown = used() - before;
            System.out.println(walk.entrances + " entrances, " + REQUESTS + " odd requests, " + walk.answered
                    + " answered; the heap has grown by " + grown / 1024 + " KiB");

            assertThat(walk.faults).as("odd-requests.seed=%d", seed).isEmpty();
            assertThat(alarms.raised().stream().limit(SHOWN))
                    .as("odd-requests.seed=%d", seed)
                    .isEmpty();
            assertThat(walk.answered).as("answered").isGreaterThan(REQUESTS * 8 / 10);
            assertThat(grown).as("odd-requests.seed=%d", seed).isLessThan(MOST_GROWTH);
        }
        assertThat(TestSystem.API.as(null).get("/health").status()).isEqualTo(200);
    }

    private record Walk(int entrances, int answered, List<String> faults) {}

    private static Walk walk(OddRequests requests, int number) throws IOException {
        List<String> faults = new ArrayList<>();
        int answered = 0;
        for (int i = 0; i < number; i++) {
            OddRequest request = requests.next();
            String answer = request.send();
            int status = OddRequest.status(answer);
            answered += status > 0 ? 1 : 0;
            if (faults.size() < SHOWN && (status >= FIRST_SERVER_ERROR || answer.contains("\tat "))) {
                faults.add(status + " " + request);
            }
        }
        return new Walk(requests.entrances(), answered, faults);
    }

    /** After all garbage is gone. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
