package io.tenure.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats a step on a thread of its own while the application lives; the step answers how long to rest. A step that throws is repeated after a
 * growing rest: the first failure is logged, and the first success after it. Stops before what it uses, and waits for the step under way.
 */
public final class Repeater implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Repeater.class);
    private static final Duration SHORTEST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;

    private final String name;
    private final Supplier<Duration> step;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private int failures;

    /** @param step answers how long to rest before the next; zero: not at all */
    public Repeater(String name, Supplier<Duration> step) {
        this.name = name;
        this.step = step;
    }

    /** Ends the present rest, or leaves out the next one. */
    public void wake() {
        wakes.release();
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name(name).daemon().start(this::repeat);
    }

    @Override
    public void stop() {
        Thread running = thread;
        stopping = true;
        wake();
        if (running != null && !ended(running)) {
            running.interrupt();
            ended(running);
        }
        thread = null;
    }

    /** Beside the others, so that a shutdown waits for the slowest only. */
    @Override
    public void stop(Runnable whenStopped) {
        Thread.ofVirtual().name(name + "-stop").start(() -> {
            stop();
            whenStopped.run();
        });
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** How long to rest after so many failures in a row, at least 1. */
    static Duration restAfter(int failures) {
        Duration rest = SHORTEST_REST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private void repeat() {
        while (!stopping) {
            rest(once());
        }
    }

    private Duration once() {
        try {
            Duration rest = step.get();
            if (failures > 0) {
                LOG.info("{} works again after {} failures", name, failures);
            }
            failures = 0;
            return rest;
        } catch (RuntimeException e) {
            failures++;
            logFirst(e);
            return restAfter(failures);
        }
    }

    private void logFirst(RuntimeException e) {
        if (failures == 1 && !stopping) {
            LOG.warn("{} failed and goes on", name, e);
        }
    }

    private void rest(Duration rest) {
        try {
            if (wakes.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(Thread running) {
        try {
            return running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
