package io.tenure.worker.webhook;

import io.tenure.store.webhook.WebhookRelayDao;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Empties the payloads of events that were settled long ago: they may name persons, and nobody reads them again. */
final class PayloadRetention {

    private static final int BATCH = 1_000;
    private static final Duration REST = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration kept;

    PayloadRetention(Jdbi jdbi, Clock clock, WebhookProperties properties) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.kept = properties.payloadRetention();
    }

    /** Answers how long to rest: not at all while there is more to do. */
    Duration emptyOnce() {
        int emptied = jdbi.withExtension(
                WebhookRelayDao.class,
                rows -> rows.emptyPayloads(clock.instant().minus(kept), BATCH));
        return emptied < BATCH ? REST : Duration.ZERO;
    }
}
