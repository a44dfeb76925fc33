package io.tenure.api.idempotency;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.UuidV7;
import io.tenure.store.idempotency.IdempotencyKeyDao;
import io.tenure.store.idempotency.IdempotencyKeyDao.KeyRow;
import io.tenure.store.idempotency.IdempotencyKeyDao.NewAnswer;
import io.tenure.store.idempotency.IdempotencyKeyDao.Taken;
import io.tenure.store.idempotency.IdempotencyKeyDao.Taking;
import io.tenure.workflows.value.OperationId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which requests run, which wait and which are answered already. */
@Component
final class IdempotencyKeys {

    private final IdempotencyKeyDao keys;
    private final Sealing sealing;
    private final UuidV7 ids;
    private final Leases leases;

    IdempotencyKeys(AcrossTenants across, Sealing sealing, UuidV7 ids, Leases leases) {
        this.keys = across.jdbi().onDemand(IdempotencyKeyDao.class);
        this.sealing = sealing;
        this.ids = ids;
        this.leases = leases;
    }

    /** The time, and how long a lease lasts. */
    @Component
    record Leases(Clock clock, IdempotencySettings settings) {

        /** As PostgreSQL keeps it: a lease is compared. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    Claim claim(byte[] keyHash, byte[] requestHash) {
        Instant now = leases.now();
        Instant until = now.plus(leases.settings().lease());
        Optional<Taken> taken = keys.take(new Taking(keyHash, requestHash, new OperationId(ids.next()), now, until));
        if (taken.isPresent()) {
            return new Claim.Run(attempt(keyHash, taken.get(), until));
        }
        // It may have been forgotten between the two statements, which is a day after it was first used.
        return keys.find(keyHash).map(row -> known(row, keyHash, requestHash)).orElseGet(Claim.InFlight::new);
    }

    private static Attempt attempt(byte[] keyHash, Taken taken, Instant until) {
        return new Attempt(keyHash, taken.operationId(), until, taken.effectLease() != null);
    }

    private Claim known(KeyRow row, byte[] keyHash, byte[] requestHash) {
        if (!Arrays.equals(row.requestHash(), requestHash)) {
            return new Claim.Reused();
        }
        Integer status = row.status();
        byte[] answer = row.answer();
        if (status == null || answer == null) {
            return new Claim.InFlight();
        }
        return new Claim.Replay(new StoredAnswer(
                status, row.contentType(), row.location(), row.entityTag(), sealing.open(answer, keyHash)));
    }

    void answer(Attempt attempt, StoredAnswer answer) {
        keys.answer(new NewAnswer(
                attempt.keyHash(),
                attempt.leasedUntil(),
                leases.now(),
                answer.status(),
                answer.contentType(),
                answer.location(),
                answer.entityTag(),
                sealing.seal(answer.body(), attempt.keyHash())));
    }

    /** A repeat may run at once, under the same operation. */
    void release(Attempt attempt) {
        keys.release(attempt.keyHash(), attempt.leasedUntil());
    }
}
