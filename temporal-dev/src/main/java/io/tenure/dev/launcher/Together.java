package io.tenure.dev.launcher;

import io.tenure.dev.process.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does independent things at once. */
final class Together {

    private Together() {}

    /** Returns when all are done; refused with the first refusal when one was, after all have ended. */
    static void run(List<Runnable> actions) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            actions.forEach(action -> running.add(threads.submit(action)));
        }
        running.forEach(Together::pass);
    }

    private static void pass(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new Refusal("interrupted.");
        }
    }
}
