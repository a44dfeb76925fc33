package io.tenure.workflows.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow knows besides its mailbox.
 *
 * @param lookedUpTo inbox sequence that the last look covered
 * @param unclearLooks looks in a row that ended without an answer
 * @param lookDue when to look again although nothing was heard; null: only at the safety wake-up
 * @param pendingStanding a suspension that was decided and is not in force yet; null unless something holds it
 * @param reducingTo the assignable number while the provider is asked for fewer seats; no look may raise it; null otherwise
 */
public record SubscriptionState(
        Subscription subscription,
        SubscriptionPolicy policy,
        long lookedUpTo,
        int unclearLooks,
        @Nullable Instant lookDue,
        @Nullable PendingStanding pendingStanding,
        @Nullable Integer reducingTo) {

    /** A run begins with what is stored and what the run before handed over. */
    static SubscriptionState loaded(Subscription subscription, SubscriptionPolicy policy, @Nullable Carried carried) {
        return carried == null
                ? new SubscriptionState(subscription, policy, 0, 0, null, null, null)
                : new SubscriptionState(
                        subscription,
                        policy,
                        carried.lookedUpTo(),
                        carried.unclearLooks(),
                        null,
                        carried.pendingStanding(),
                        null);
    }

    /** When the next look is due by the clock: a provider that did not answer is asked again sooner than the calendar says. */
    @Nullable
    Instant nextLook(Subscription next, Instant now) {
        Instant due = LookSchedule.next(next, now);
        Instant again = now.plus(Backoff.after(Math.max(1, unclearLooks)));
        return unclearLooks > 0 && due != null && again.isBefore(due) ? again : due;
    }

    SubscriptionState with(Subscription next) {
        return new SubscriptionState(next, policy, lookedUpTo, unclearLooks, lookDue, pendingStanding, reducingTo);
    }

    SubscriptionState lookingAgainAt(@Nullable Instant due) {
        return new SubscriptionState(subscription, policy, lookedUpTo, unclearLooks, due, pendingStanding, reducingTo);
    }

    SubscriptionState afterClearLook(long watermark) {
        return new SubscriptionState(
                subscription, policy, Math.max(lookedUpTo, watermark), 0, null, pendingStanding, reducingTo);
    }

    SubscriptionState afterUnclearLook(Instant now) {
        int failures = unclearLooks + 1;
        return new SubscriptionState(
                subscription,
                policy,
                lookedUpTo,
                failures,
                now.plus(Backoff.after(failures)),
                pendingStanding,
                reducingTo);
    }

    SubscriptionState reducingTo(@Nullable Integer seats) {
        return new SubscriptionState(subscription, policy, lookedUpTo, unclearLooks, lookDue, pendingStanding, seats);
    }
}
