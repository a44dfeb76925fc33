package io.tenure.worker.webhook;

import java.time.Duration;

/**
 * How long an event rests after a pass that told its owner or failed to: 5 s, doubled each time, at most 5 minutes, less up to a fifth so that what
 * came together does not come together again. Pure.
 */
final class RelayBackoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final int SPREAD_PERCENT = 20;

    private RelayBackoff() {}

    /**
     * @param attempt the attempt that ends now, at least 1
     * @param inboxSeq what the spread depends on
     */
    static Duration after(int attempt, long inboxSeq) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return rest.minusMillis(rest.toMillis() * spread(attempt, inboxSeq) / 100);
    }

    private static long spread(int attempt, long inboxSeq) {
        return Math.floorMod(Long.hashCode((inboxSeq * 31 + attempt) * 0x9E3779B97F4A7C15L), SPREAD_PERCENT + 1);
    }
}
