package io.tenure.dev.process;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does independent things at once. */
public final class Together {

    private Together() {}

    /**
     * Returns when all are done. Refused as the first that is refused, without waiting for the others: they are
     * interrupted.
     */
    public static void run(List<Runnable> actions) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Boolean> running = new ExecutorCompletionService<>(threads);
            actions.forEach(action -> running.submit(action, true));
            try {
                for (int done = 0; done < actions.size(); done++) {
                    running.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw new Refusal("interrupted.");
            }
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }
}
