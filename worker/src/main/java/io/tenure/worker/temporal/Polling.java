package io.tenure.worker.temporal;

import io.temporal.worker.WorkerFactory;
import io.tenure.worker.temporal.TemporalAvailability.TemporalArrived;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Begins to poll when Temporal is there for the first time. At the end of the process nothing new is taken, what is under way may finish within the
 * drain time, and what still runs then is interrupted; only afterwards are connection pools closed.
 */
public final class Polling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
    private static final Duration AFTER_INTERRUPTION = Duration.ofSeconds(3);

    /** Stops after relay and sweep, and before the web server that tells the health. */
    private static final int PHASE = DEFAULT_PHASE - 100;

    private final WorkerFactory factory;
    private final Duration drain;
    private volatile boolean running;

    public Polling(WorkerFactory factory, Duration drain) {
        this.factory = factory;
        this.drain = drain;
    }

    public boolean isPolling() {
        return factory.isStarted() && !factory.isShutdown();
    }

    @EventListener
    void begin(TemporalArrived arrived) {
        if (running && !factory.isStarted()) {
            factory.start();
            LOG.info("Polling for tasks");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (!factory.isStarted()) {
            return;
        }
        factory.suspendPolling();
        factory.shutdown();
        factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            LOG.warn("Interrupting what was not finished within {} s", drain.toSeconds());
            factory.shutdownNow();
            factory.awaitTermination(AFTER_INTERRUPTION.toMillis(), TimeUnit.MILLISECONDS);
        }
        LOG.info("Drained");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
