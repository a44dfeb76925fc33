package io.tenure.activities.subscription;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.tenure.workflows.temporal.FailureType;
import java.time.Duration;

/**
 * How many calls this process sends to Stripe in a second: Stripe's limit counts calls, and one activity makes several. Looks leave a fifth of them to
 * commands, for which somebody waits. One object for all that calls Stripe.
 */
public final class StripeCallRate {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Below the 10 s of an attempt of a look, so that its failure says why. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Bucket all;
    private final Bucket looks;

    private final BlockingStrategy sleep;

    /** @param perSecond at least 2 */
    public StripeCallRate(int perSecond) {
        this(perSecond, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    StripeCallRate(int perSecond, TimeMeter time, BlockingStrategy sleep) {
        this.sleep = sleep;
        all = bucket(perSecond, time);
        looks = bucket(Math.max(1, perSecond * 4 / 5), time);
    }

    private static Bucket bucket(int perSecond, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                .build();
    }

    /** Waits until a look may call. Fails as UNAVAILABLE after 5 s. */
    public void awaitLook() {
        await(looks);
        await(all);
    }

    /** Waits until a command may call. Fails as UNAVAILABLE after 5 s. */
    public void awaitCommand() {
        await(all);
    }

    private void await(Bucket bucket) {
        try {
            if (!bucket.asBlocking().tryConsume(1, LONGEST_WAIT, sleep)) {
                throw FailureType.UNAVAILABLE.failure("too-many-calls");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureType.UNAVAILABLE.failure("interrupted");
        }
    }
}
