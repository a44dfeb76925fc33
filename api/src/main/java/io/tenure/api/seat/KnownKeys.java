package io.tenure.api.seat;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which keys there are, as a part of their hashes: they are asked of the database however often others at their address were wrong. It is no answer; a key
 * that is revoked is refused by the check's statement, and forgotten. Safe for many threads.
 *
 * <p>A key that this replica has not met is looked for in the list of all live keys, read at most once a second, however many strangers ask. So after a
 * start, too, strangers hold up no key that is older than a second.
 */
final class KnownKeys {

    /** More are not remembered: those wait like strangers where strangers share their address. */
    static final int MOST = 100_000;

    private static final Duration REST = Duration.ofSeconds(1);

    /** For another caller's look; a check is answered within a second. */
    private static final long LONGEST_WAIT_MILLIS = 300;

    /** Longer than replicas' clocks differ, and than a transaction takes that makes a key. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Set<Long> fingerprints = ConcurrentHashMap.newKeySet();
    private final ReentrantLock looking = new ReentrantLock();
    private final Keys keys;
    private final Clock clock;
    private Instant lookedAt = Instant.EPOCH;
    private Instant failedAt = Instant.EPOCH;

    KnownKeys(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The database's. */
    interface Keys {

        /** Hashes of keys that are live now and were made at this instant or later; the newest {@link #MOST}. */
        List<byte[]> live(Instant madeSince, Instant now);
    }

    boolean knows(CheckKey key) {
        return fingerprints.contains(key.fingerprint());
    }

    /**
     * As {@link #knows}, after a look at the list where it may have grown. Throws what the database throws, and {@code database-unavailable} at once for a
     * second after that: callers do not queue for a database that is away.
     */
    boolean finds(CheckKey key) {
        if (!knows(key)) {
            lookInTurn();
        }
        return knows(key);
    }

    void remember(CheckKey key) {
        if (fingerprints.size() < MOST) {
            fingerprints.add(key.fingerprint());
        }
    }

    void forget(CheckKey key) {
        fingerprints.remove(key.fingerprint());
    }

    private void lookInTurn() {
        if (!isMyTurn()) {
            throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE);
        }
        try {
            look(clock.instant());
        } finally {
            looking.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return looking.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void look(Instant now) {
        if (isWithin(failedAt, now)) {
            throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE);
        }
        if (isWithin(lookedAt, now)) {
            return;
        }
        failedAt = now;
        keys.live(lookedAt.minus(OVERLAP), now).forEach(hash -> remember(new CheckKey(false, hash)));
        failedAt = Instant.EPOCH;
        lookedAt = now;
    }

    private static boolean isWithin(Instant last, Instant now) {
        return Duration.between(last, now).compareTo(REST) < 0;
    }
}
