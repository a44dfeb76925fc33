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
    private final MeterRegistry meters;
    private volatile @Nullable Instant oldestDue;

    RelayMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        TimeGauge.builder("tenure.relay.oldest.due", this, TimeUnit.MILLISECONDS, RelayMetrics::overdueMillis)
                .description("For how long the longest waiting due event has been due")
                .register(meters);
    }

    void observe(Optional<Instant> oldest) {
        oldestDue = oldest.orElse(null);
    }

    void claimed(int events) {
        counter("claimed").increment(events);
    }

    void settled(RelayPlan plan) {
        counter("ignored").increment(plan.ended().size());
        counter("waiting").increment(plan.unknown().size());
        counter("quarantined").increment(plan.abandoned().size());
    }

    void signalled() {
        counter("signalled").increment();
    }

    void failed(int signals) {
        counter("failed").increment(signals);
    }

    private Counter counter(String what) {
        return meters.counter("tenure.relay." + what);
    }

    private double overdueMillis() {
        Instant since = oldestDue;
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis());
    }
}
