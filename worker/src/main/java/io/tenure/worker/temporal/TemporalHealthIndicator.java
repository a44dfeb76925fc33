package io.tenure.worker.temporal;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while Temporal answers and this process polls it. Answers at once: it tells what was seen last. */
final class TemporalHealthIndicator implements HealthIndicator {

    private final TemporalAvailability availability;
    private final Polling polling;

    TemporalHealthIndicator(TemporalAvailability availability, Polling polling) {
        this.availability = availability;
        this.polling = polling;
    }

    @Override
    public Health health() {
        return availability
                .problem()
                .map(problem -> Health.down().withDetail("problem", problem).build())
                .orElseGet(() -> polling.isPolling()
                        ? Health.up().build()
                        : Health.outOfService().build());
    }
}
