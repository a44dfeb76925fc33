package io.tenure.workflows.subscription;

import java.time.Duration;

/**
 * How long to wait for a provider that does not answer: 5 s, doubled each time, at most 15 minutes; nine hours once a day has passed, for then a person
 * was told, and each try costs history. Pure.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration AFTER_A_DAY = Duration.ofHours(9);
    private static final int MOST_DOUBLINGS = 8;

    private static final Duration DAY = Duration.ofDays(1);

    private Backoff() {}

    /**
     * @param failures how many tries in a row have ended without an answer, at least 1
     * @param silence for how long there was no answer: many try in a short outage, which says nothing of its length
     */
    static Duration after(int failures, Duration silence) {
        if (silence.compareTo(DAY) > 0) {
            return AFTER_A_DAY;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
