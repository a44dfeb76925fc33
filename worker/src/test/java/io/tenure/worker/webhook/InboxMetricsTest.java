package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenure.store.TestDatabase;
import io.tenure.worker.WorkerRows;
import io.tenure.workflows.subscription.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class InboxMetricsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final WorkerRows rows = new WorkerRows(DATABASE);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tellsHowManyEventsAreInEachStateAndHowOldTheOldestIs() {
        rows.event(rows.subscription(Standing.ACTIVE), 1);
        rows.waiting("sub_nobodys", Instant.now().minus(Duration.ofHours(1)));
        rows.waiting("sub_nobodys", Instant.now());

        new InboxMetrics(DATABASE.jdbi(), Clock.systemUTC(), meters).count();

        assertThat(events("RECEIVED")).isEqualTo(1);
        assertThat(events("WAITING")).isEqualTo(2);
        assertThat(events("QUARANTINED")).isZero();
        assertThat(meters.get("tenure.inbox.oldest")
                        .tag("state", "WAITING")
                        .timeGauge()
                        .value(TimeUnit.MINUTES))
                .isBetween(60.0, 62.0);
    }

    private double events(String state) {
        return meters.get("tenure.inbox.events").tag("state", state).gauge().value();
    }
}
