package io.tenure.store.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.idempotency.IdempotencyKeyDao.Taken;
import io.tenure.store.idempotency.IdempotencyKeyDao.Taking;
import io.tenure.workflows.value.OperationId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class IdempotencyKeyDaoTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final IdempotencyKeyDao KEYS =
            TenureJdbi.of(DATABASE.owner()).onDemand(IdempotencyKeyDao.class);

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final byte[] key = SecureRandom.getSeed(32);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void givesAReleasedKeyToAReplicaWhoseClockIsBehind() {
        Optional<Taken> first = take(NOON);
        assertThat(take(NOON.minusSeconds(20))).isEmpty();

        assertThat(KEYS.release(key, NOON.plus(LEASE))).isOne();

        assertThat(take(NOON.minusSeconds(20))).isEqualTo(first);
    }

    @Test
    void releasesNothingThatAnotherHasTakenSince() {
        take(NOON);
        take(NOON.plus(LEASE));

        assertThat(KEYS.release(key, NOON.plus(LEASE))).isZero();
        assertThat(take(NOON.plus(LEASE))).isEmpty();
    }

    private Optional<Taken> take(Instant now) {
        OperationId fresh = new OperationId(UUID.randomUUID());
        return KEYS.take(new Taking(key, new byte[32], fresh, now, now.plus(LEASE)));
    }
}
