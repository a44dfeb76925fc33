package io.tenure.api.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How keys are kept ({@code tenure.idempotency.*}).
 *
 * @param lease how long a process that has not answered keeps others from running the same request; longer than any request takes
 * @param kept how long a repeat gets the answer of the first, at least
 */
@ConfigurationProperties("tenure.idempotency")
record IdempotencySettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("24h") Duration kept) {

    IdempotencySettings {
        if (!lease.isPositive() || kept.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("tenure.idempotency.kept must be longer than tenure.idempotency.lease");
        }
    }
}
