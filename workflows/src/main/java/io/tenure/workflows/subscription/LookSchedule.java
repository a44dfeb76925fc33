package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to look at the provider although nothing was heard: what repairs lost events. Two hours after the end of what is paid for, then every six
 * hours until the new period is paid or the subscription has ended; shared instants are spread by the id. Pure.
 */
final class LookSchedule {

    static final Duration AFTER_PERIOD = Duration.ofHours(2);
    static final Duration AGAIN = Duration.ofHours(6);
    static final Duration AFTER_CANCELLATION = Duration.ofMinutes(1);
    private static final int SPREAD_SECONDS = 600;

    private LookSchedule() {}

    /** @return null when there is nothing to wait for: terminal, or a grant without an end */
    static @Nullable Instant next(Subscription subscription, Instant now) {
        if (subscription.standing().isTerminal()) {
            return null;
        }
        if (subscription.terms().provider() == Provider.NONE) {
            return subscription.terms().until();
        }
        Instant due = due(subscription);
        return due != null && due.isAfter(now) ? due : now.plus(AGAIN);
    }

    private static @Nullable Instant due(Subscription subscription) {
        return switch (subscription.standing()) {
            case PENDING -> endOf(subscription.checkout());
            case TRIALING, ACTIVE -> afterPeriod(subscription);
            case SUSPENDED, CANCELED, EXPIRED -> null;
        };
    }

    private static @Nullable Instant endOf(@Nullable Checkout checkout) {
        return checkout == null || checkout.until() == null
                ? null
                : checkout.until().plus(AFTER_CANCELLATION);
    }

    private static @Nullable Instant afterPeriod(Subscription subscription) {
        Instant paid = subscription.paidUntil();
        Instant cancel = subscription.cancelAt();
        if (cancel != null && (paid == null || !cancel.isAfter(paid))) {
            return cancel.plus(AFTER_CANCELLATION);
        }
        return paid == null ? null : paid.plus(AFTER_PERIOD).plus(spread(subscription));
    }

    private static Duration spread(Subscription subscription) {
        return Duration.ofSeconds(Math.floorMod(subscription.id().value().hashCode(), SPREAD_SECONDS));
    }
}
