package io.tenure.activities.subscription;

import io.tenure.workflows.temporal.FailureType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A read that goes on beside others, on a thread of its own, so that they take no longer together than the longest of them. Where the others fail
 * nobody waits for it: it ends within its client's timeouts.
 */
final class Meanwhile<T> {

    private final FutureTask<T> reading;

    private Meanwhile(FutureTask<T> reading) {
        this.reading = reading;
    }

    static <T> Meanwhile<T> read(Supplier<T> read) {
        FutureTask<T> reading = new FutureTask<>(read::get);
        Thread.ofVirtual().name("meanwhile").start(reading);
        return new Meanwhile<>(reading);
    }

    /** What was read, as soon as it was. Fails as the read has failed. */
    T get() {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureType.UNAVAILABLE.failure("look-interrupted");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
