package io.tenure.workflows.subscription;

import io.tenure.workflows.temporal.FailureType;
import java.time.Duration;
import java.time.Instant;

/** When a provider does not answer, and when it refuses every call because our credentials are wrong. */
final class SimulatedOutages {

    static final String UNAUTHORIZED = "provider-authentication";
    private static final Duration BUSY = Duration.ofDays(20);

    private final SimulatedTime time;
    private final Instant quietFrom;
    private Instant silentUntil = SimulatedTime.BEGINNING;
    private Instant rejectingUntil = SimulatedTime.BEGINNING;
    private boolean letsLook;

    /** @param news tells an event, also while nothing is answered */
    SimulatedOutages(SimulatedTime time, Instant quietFrom, Runnable news) {
        this.time = time;
        this.quietFrom = quietFrom;
        for (int i = time.random.nextInt(3); i > 0; i--) {
            Duration length = time.upTo(Duration.ofHours(time.oneIn(3) ? 30 : 2));
            Instant from = SimulatedTime.BEGINNING.plus(time.oneIn(6) ? Duration.ZERO : time.upTo(BUSY));
            time.at(from, () -> silentUntil = from.plus(length));
            time.at(from.plus(time.upTo(length)), news);
        }
        if (time.oneIn(4)) {
            letsLook = time.oneIn(2);
            Instant from = SimulatedTime.BEGINNING.plus(time.oneIn(3) ? Duration.ZERO : time.upTo(BUSY));
            time.at(from, () -> rejectingUntil = from.plus(time.upTo(Duration.ofHours(time.oneIn(2) ? 30 : 2))));
        }
    }

    Instant silentUntil() {
        return silentUntil;
    }

    Instant rejectingUntil() {
        return rejectingUntil;
    }

    boolean isQuiet() {
        return !time.now().isBefore(quietFrom);
    }

    /** @param often one of how many answers is lost at any time */
    void requireAnswer(int often) {
        boolean silent = time.now().isBefore(silentUntil) || time.oneIn(often);
        if (silent && !isQuiet()) {
            throw SimulatedFailure.unavailable();
        }
    }

    /** Our key may be good for looks alone. */
    void requireCredentialsToLook() {
        if (!letsLook) {
            requireCredentials();
        }
    }

    void requireCredentials() {
        if (time.now().isBefore(rejectingUntil) && !isQuiet()) {
            throw SimulatedFailure.of(FailureType.REJECTED, UNAUTHORIZED);
        }
    }
}
