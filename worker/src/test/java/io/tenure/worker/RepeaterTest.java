package io.tenure.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepeaterTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final AtomicInteger steps = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "5, 8000", "6, 10000", "1000, 10000"})
    void restsLongerAfterEachFailureUpToTenSeconds(int failures, long millis) {
        assertThat(Repeater.restAfter(failures)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void goesOnAfterAFailure() {
        Repeater repeater = new Repeater("test", () -> {
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("expected by the test");
            }
            return A_DAY;
        });

        repeater.start();

        await().until(() -> steps.get() == 2);
        repeater.stop();
    }

    @Test
    void wakesFromItsRest() {
        Repeater repeater = new Repeater("test", this::countAndRest);
        repeater.start();
        await().until(() -> steps.get() == 1);

        repeater.wake();

        await().until(() -> steps.get() == 2);
        repeater.stop();
    }

    @Test
    void waitsForTheStepUnderWayWhenItStops() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        Repeater repeater = new Repeater("test", () -> {
            begun.countDown();
            await().until(() -> mayFinish.getCount() == 0);
            finished.set(true);
            return A_DAY;
        });
        repeater.start();
        await().until(() -> begun.getCount() == 0);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(repeater::stop);
        mayFinish.countDown();
        stopped.join();

        assertThat(finished).isTrue();
        assertThat(repeater.isRunning()).isFalse();
    }

    private Duration countAndRest() {
        steps.incrementAndGet();
        return A_DAY;
    }
}
