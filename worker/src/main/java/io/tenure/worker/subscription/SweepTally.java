package io.tenure.worker.subscription;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tenure.worker.temporal.TemporalCall.Failure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What walks have come to: counted for ever as metrics, and told in one line at the end of each walk. */
final class SweepTally {

    private static final Logger LOG = LoggerFactory.getLogger(SweepTally.class);

    private final Counter startedEver;
    private final Counter failedEver;
    private int passed;
    private int started;
    private int failed;

    SweepTally(MeterRegistry meters) {
        startedEver = meters.counter("tenure.sweep.started");
        failedEver = meters.counter("tenure.sweep.failed");
    }

    void begin() {
        passed = 0;
        started = 0;
        failed = 0;
    }

    /** @param failure of the start; empty when the workflow was missing and was started */
    void count(Optional<Failure> failure) {
        passed++;
        if (failure.isEmpty()) {
            started++;
            startedEver.increment();
        } else if (!failure.get().isAlreadyRunning()) {
            failed++;
            failedEver.increment();
        }
    }

    void end() {
        LOG.info(
                "Swept {} live subscriptions: {} workflows were missing, {} could not be started",
                passed,
                started,
                failed);
    }
}
