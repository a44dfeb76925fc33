package io.tenure.dev.stripe.http.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long after a failed attempt the next one follows; the last delay repeats.
 *
 * @param giveUpAfter counted from the event
 */
public record RetryDelays(List<Duration> delays, Duration giveUpAfter) {

    /** Growing as at Stripe, for three days (rule 9), with a quick beginning for development. */
    public static final RetryDelays USUAL = new RetryDelays(
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(6)),
            Duration.ofDays(3));

    public RetryDelays {
        delays = List.copyOf(delays);
    }

    /** When to try again after {@code attempts} attempts, in milliseconds since the epoch; empty to give up. */
    Optional<Long> after(int attempts, long since, long now) {
        Duration delay = delays.get(Math.min(attempts, delays.size()) - 1);
        long due = now + delay.toMillis();
        return due - since > giveUpAfter.toMillis() ? Optional.empty() : Optional.of(due);
    }
}
