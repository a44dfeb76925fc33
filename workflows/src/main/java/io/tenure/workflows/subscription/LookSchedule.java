package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When to look at the provider although nothing was heard: what repairs lost events. Two hours after the end of what is paid for, then every six
 * hours until the new period is paid or the subscription has ended; when access ends, when an unpaid period ends, and every six hours while a person is
 * asked for; shared instants are spread by the id. Pure.
 */
final class LookSchedule {

    static final Duration AFTER_PERIOD = Duration.ofHours(2);
    static final Duration AGAIN = Duration.ofHours(6);
    static final Duration AFTER_CANCELLATION = Duration.ofMinutes(1);
    private static final int SPREAD_SECONDS = 600;

    private LookSchedule() {}

    /** @return null when there is nothing to wait for: terminal, not at the provider yet, or a grant without an end */
    static @Nullable Instant next(Subscription subscription, Instant now) {
        if (subscription.standing().isTerminal() || SubscriptionRequests.isNotCreated(subscription)) {
            return null;
        }
        if (SubscriptionRequests.isGranted(subscription)) {
            return subscription.terms().until();
        }
        Instant own = planned(subscription)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
        Instant again = now.plus(AGAIN);
        boolean waits = own == null || subscription.attention() != null || isOverdue(subscription, now);
        return waits && (own == null || again.isBefore(own)) ? again : own;
    }

    private static Stream<@Nullable Instant> planned(Subscription subscription) {
        return switch (subscription.provided().standing()) {
            case PENDING -> Stream.of(endOf(subscription.checkout()));
            case TRIALING, ACTIVE -> Stream.of(afterPeriod(subscription), subscription.accessUntil());
            case SUSPENDED -> Stream.of(subscription.periodUntil());
            case CANCELED, EXPIRED -> Stream.of();
        };
    }

    /** What ought to have come is not here yet. */
    private static boolean isOverdue(Subscription subscription, Instant now) {
        return switch (subscription.provided().standing()) {
            case TRIALING, ACTIVE -> {
                Instant due = afterPeriod(subscription);
                yield due == null || !now.isBefore(due);
            }
            case SUSPENDED -> true;
            case PENDING, CANCELED, EXPIRED -> false;
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
