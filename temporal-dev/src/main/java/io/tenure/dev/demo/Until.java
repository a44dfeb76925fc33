package io.tenure.dev.demo;

import io.tenure.dev.process.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again until there is an answer. */
final class Until {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Until() {}

    /** The first answer. Refused when there is none within the patience. */
    static <T> T answered(String awaited, Duration patience, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            hasPassed(PAUSE);
        }
        throw new Refusal("waited " + patience.toSeconds() + " s in vain until " + awaited + ".");
    }

    /** Leaves the machine's cores to others for that long. */
    static void hasPassed(Duration pause) {
        try {
            new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new Refusal("interrupted.");
        }
    }
}
