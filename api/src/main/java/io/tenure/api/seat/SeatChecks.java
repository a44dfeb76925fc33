package io.tenure.api.seat;

import io.tenure.api.application.KeyScope;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.seat.SeatCheckQuery;
import io.tenure.store.seat.SeatCheckRow;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers checks from the row of this moment: one statement, and nothing remembered (law 1). */
final class SeatChecks {

    private static final Logger log = LoggerFactory.getLogger(SeatChecks.class);

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final ApiKeys keys;
    private final SeatCheckQuery query;
    private final Clock clock;
    private final boolean liveMode;
    private final SeatUses uses;
    private final AtomicLong silentUntil = new AtomicLong(Long.MIN_VALUE);

    SeatChecks(CheckKeys keys, SeatCheckQuery query, Clock clock, SeatUses uses) {
        this.keys = keys.hashes();
        this.query = query;
        this.clock = clock;
        this.liveMode = keys.liveMode();
        this.uses = uses;
    }

    /** @param liveMode the deployment's; keys of the other mode are not known to it */
    record CheckKeys(ApiKeys hashes, boolean liveMode) {}

    CheckKey key(ApiKey key) {
        return new CheckKey(key.isLive(), keys.hash(key));
    }

    /** Throws a {@link ProblemException}: an unknown, other mode's, revoked or expired key, a key for other things, another application's key, or no database. */
    SeatAnswer answer(CheckKey key, SeatQuestion question) {
        if (key.live() != liveMode) {
            throw new ProblemException(ProblemType.API_KEY_UNKNOWN);
        }
        SeatCheckRow row = find(key, question);
        Instant now = clock.instant();
        if (SeatCheck.isKeyExpired(row, now)) {
            throw new ProblemException(ProblemType.API_KEY_UNKNOWN);
        }
        uses.noteKey(row.apiKeyId(), now);
        if (!row.keyMayCheck()) {
            throw new ProblemException(
                    ProblemType.SCOPE_NOT_SUFFICIENT,
                    ProblemType.SCOPE_NOT_SUFFICIENT.remedy().formatted(KeyScope.CHECK.code()));
        }
        if (!row.applicationSlug().equals(question.applicationSlug())) {
            throw new ProblemException(ProblemType.APPLICATION_MISMATCH);
        }
        SeatAnswer answer = SeatCheck.decide(row, now);
        if (answer instanceof SeatAnswer.Access access) {
            uses.noteSeat(access.seatId(), now);
        }
        return answer;
    }

    private SeatCheckRow find(CheckKey key, SeatQuestion question) {
        try {
            return query.find(new SeatCheckQuery.Question(key.hash(), question.externalOrgId(), question.userId()))
                    .orElseThrow(() -> new ProblemException(ProblemType.API_KEY_UNKNOWN));
        } catch (SQLException failure) {
            if (DatabaseFailures.isUnavailable(failure)) {
                tellNowAndThen(failure);
                throw new ProblemException(ProblemType.DATABASE_UNAVAILABLE);
            }
            throw new IllegalStateException("The check's statement failed", failure);
        }
    }

    /** Each check during an outage fails: metrics count them, a line every ten seconds says why. */
    private void tellNowAndThen(SQLException failure) {
        long now = clock.millis();
        long silent = silentUntil.get();
        if (now >= silent && silentUntil.compareAndSet(silent, now + SILENCE.toMillis())) {
            log.warn("Checks find no database: SQL state {}", failure.getSQLState());
        }
    }
}
