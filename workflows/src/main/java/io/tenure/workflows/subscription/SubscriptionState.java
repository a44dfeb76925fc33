package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.Carried.Silence;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow knows besides requests and signals.
 *
 * @param lookedUpTo inbox sequence that the last look covered
 * @param silence looks in a row that ended without an answer; null when the last one was answered
 * @param lookDue when to look again although nothing was heard; null: only at the safety wake-up
 * @param reducingTo the assignable number while the provider is asked for fewer seats; no look may raise it; null otherwise
 * @param obstacle the code of why something that was asked for, or is due, cannot be done although looks are answered; null otherwise
 * @param lapsed a period has passed unpaid and the next has begun: the subscription is to be ended (billing rule 56)
 */
public record SubscriptionState(
        Subscription subscription,
        SubscriptionPolicy policy,
        long lookedUpTo,
        @Nullable Silence silence,
        @Nullable Instant lookDue,
        @Nullable Integer reducingTo,
        @Nullable String obstacle,
        boolean lapsed) {

    /** A run begins with what is stored and what the run before handed over. */
    static SubscriptionState loaded(Subscription subscription, SubscriptionPolicy policy, @Nullable Carried carried) {
        return carried == null
                ? new SubscriptionState(subscription, policy, 0, null, null, null, null, false)
                : new SubscriptionState(
                        subscription,
                        policy,
                        carried.lookedUpTo(),
                        carried.silence(),
                        carried.lookDue(),
                        carried.reducingTo(),
                        carried.obstacle(),
                        false);
    }

    /** When the next look is due by the clock: a provider that did not answer is asked again sooner than the calendar says. */
    private @Nullable Instant nextLook(Subscription next, Instant now) {
        Instant due = LookSchedule.next(next, now);
        if (silence == null || due == null) {
            return due;
        }
        Instant again = now.plus(Backoff.after(silence.looks(), Duration.between(silence.since(), now)));
        return again.isBefore(due) ? again : due;
    }

    /** Plans the next look for what {@code next} is; one that was planned is not put off. */
    SubscriptionState planning(Subscription next, Instant now) {
        Instant due = nextLook(next, now);
        boolean keeps = lookDue != null && due != null && lookDue.isBefore(due);
        return lookingAgainAt(keeps ? lookDue : due);
    }

    SubscriptionState with(Subscription next) {
        return new SubscriptionState(next, policy, lookedUpTo, silence, lookDue, reducingTo, obstacle, lapsed);
    }

    SubscriptionState lookingAgainAt(@Nullable Instant due) {
        return new SubscriptionState(subscription, policy, lookedUpTo, silence, due, reducingTo, obstacle, lapsed);
    }

    /** The provider has answered: what was seen follows. */
    SubscriptionState answered(long watermark) {
        return new SubscriptionState(
                subscription, policy, Math.max(lookedUpTo, watermark), null, null, reducingTo, obstacle, false);
    }

    SubscriptionState silentSince(Silence next, @Nullable Instant due) {
        return new SubscriptionState(subscription, policy, lookedUpTo, next, due, reducingTo, obstacle, false);
    }

    SubscriptionState reducingTo(@Nullable Integer seats) {
        return new SubscriptionState(subscription, policy, lookedUpTo, silence, lookDue, seats, obstacle, lapsed);
    }

    SubscriptionState lapsed(boolean now) {
        return new SubscriptionState(subscription, policy, lookedUpTo, silence, lookDue, reducingTo, obstacle, now);
    }

    SubscriptionState blockedBy(@Nullable String code) {
        return new SubscriptionState(subscription, policy, lookedUpTo, silence, lookDue, reducingTo, code, lapsed);
    }
}
