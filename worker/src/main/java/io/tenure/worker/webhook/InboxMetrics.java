package io.tenure.worker.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.tenure.store.webhook.InboxDao;
import io.tenure.store.webhook.InboxDao.StateCount;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * How many events are in each state that is not for good, and how old the oldest is: {@code tenure.inbox.events} and {@code tenure.inbox.oldest}, by
 * {@code state}. Counted every fifteen seconds. Every worker tells the same: take the largest, never the sum.
 */
final class InboxMetrics {

    private static final Duration REST = Duration.ofSeconds(15);
    private static final List<String> STATES = List.of("RECEIVED", "WAITING", "QUARANTINED");

    private final Jdbi jdbi;
    private final Clock clock;
    private volatile Map<String, StateCount> counts = Map.of();

    InboxMetrics(Jdbi jdbi, Clock clock, MeterRegistry meters) {
        this.jdbi = jdbi;
        this.clock = clock;
        STATES.forEach(state -> register(state, meters));
    }

    private void register(String state, MeterRegistry meters) {
        Gauge.builder("tenure.inbox.events", this, metrics -> metrics.events(state))
                .tag("state", state)
                .description("Events of the inbox in this state")
                .register(meters);
        TimeGauge.builder("tenure.inbox.oldest", this, TimeUnit.MILLISECONDS, metrics -> metrics.oldestMillis(state))
                .tag("state", state)
                .description("Since when the oldest event of this state has been in the inbox")
                .register(meters);
    }

    /** Answers how long to rest. */
    Duration count() {
        counts = jdbi.withExtension(InboxDao.class, InboxDao::countOpen).stream()
                .collect(Collectors.toUnmodifiableMap(StateCount::status, Function.identity()));
        return REST;
    }

    private double events(String state) {
        StateCount count = counts.get(state);
        return count == null ? 0 : count.events();
    }

    private double oldestMillis(String state) {
        StateCount count = counts.get(state);
        return count == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(count.oldestReceivedAt(), clock.instant())
                                .toMillis());
    }
}
