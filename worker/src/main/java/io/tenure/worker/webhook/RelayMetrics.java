package io.tenure.worker.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How the relay does. {@code tenure.relay.oldest.due} is the one to watch: for how long the longest waiting due event has been due. It keeps growing
 * while PostgreSQL or Temporal are away.
 */
final class RelayMetrics {

    private final Clock clock;
    private final Counter claimed;
    private final Counter ignored;
    private final Counter waiting;
    private final Counter quarantined;
    private final Counter signalled;
    private final Counter failed;
    private volatile @Nullable Instant oldestDue;

    RelayMetrics(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        claimed = meters.counter("tenure.relay.claimed");
        ignored = meters.counter("tenure.relay.ignored");
        waiting = meters.counter("tenure.relay.waiting");
        quarantined = meters.counter("tenure.relay.quarantined");
        signalled = meters.counter("tenure.relay.signalled");
        failed = meters.counter("tenure.relay.failed");
        TimeGauge.builder("tenure.relay.oldest.due", this, TimeUnit.MILLISECONDS, RelayMetrics::overdueMillis)
                .description("For how long the longest waiting due event has been due")
                .register(meters);
    }

    void observe(Optional<Instant> oldest) {
        oldestDue = oldest.orElse(null);
    }

    void claimed(int events) {
        claimed.increment(events);
    }

    void settled(RelayPlan plan) {
        ignored.increment(plan.ended().size() + plan.foreign().size());
        waiting.increment(plan.unknown().size());
        quarantined.increment(plan.abandoned().size());
    }

    void signalled() {
        signalled.increment();
    }

    void failed(int signals) {
        failed.increment(signals);
    }

    private double overdueMillis() {
        Instant since = oldestDue;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis());
    }
}
