package io.tenure.worker.webhook;

import java.time.Duration;

/**
 * How long an event rests after a pass, less up to a fifth so that what came together does not come together again: 5 s, doubled each time. At most 5
 * minutes where its owner was not told; at most 6 hours where the owner was, for it knows, and each signal costs its run history. Pure.
 */
final class RelayBackoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST_UNTOLD = Duration.ofMinutes(5);
    private static final Duration LONGEST_TOLD = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 13;
    private static final int SPREAD_PERCENT = 20;

    private RelayBackoff() {}

    /**
     * @param attempt the attempt that ends now, at least 1
     * @param inboxSeq what the spread depends on
     * @param told whether the owner's workflow has accepted the signal
     */
    static Duration after(int attempt, long inboxSeq, boolean told) {
        Duration longest = told ? LONGEST_TOLD : LONGEST_UNTOLD;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(longest) < 0 ? doubled : longest;
        return rest.minusMillis(rest.toMillis() * spread(attempt, inboxSeq) / 100);
    }

    private static long spread(int attempt, long inboxSeq) {
        return Math.floorMod(Long.hashCode((inboxSeq * 31 + attempt) * 0x9E3779B97F4A7C15L), SPREAD_PERCENT + 1);
    }
}
