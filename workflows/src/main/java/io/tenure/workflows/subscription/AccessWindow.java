package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when the check may say yes, by what the provider says; a hold closes the door whatever this says. Rules 7, 18 and 57 of the billing rules. Pure. */
final class AccessWindow {

    private AccessWindow() {}

    /**
     * What is paid for, and the slack only where a renewal charge is expected: at a renewal the period moves an hour before the money.
     *
     * @return null for a subscription that never had access, and for a grant without an end
     */
    static @Nullable Instant end(
            Subscription subscription, SubscriptionPolicy policy, boolean chargeExpected, Instant now) {
        return switch (subscription.provided().standing()) {
            case PENDING, EXPIRED -> null;
            case CANCELED -> subscription.endedAt();
            case SUSPENDED -> subscription.paidUntil();
            case TRIALING, ACTIVE ->
                chargeExpected
                        ? whileOpen(subscription, policy.renewalSlack(), now)
                        : whileOpen(subscription, Duration.ZERO, now);
        };
    }

    private static @Nullable Instant whileOpen(Subscription subscription, Duration slack, Instant now) {
        if (subscription.terms().provider() == Provider.NONE) {
            return subscription.terms().until();
        }
        Instant paid = subscription.paidUntil();
        if (paid == null) {
            return subscription.accessUntil() != null ? subscription.accessUntil() : now;
        }
        Instant cancel = subscription.cancelAt();
        if (cancel != null && !cancel.isAfter(paid)) {
            return cancel;
        }
        Instant withSlack = paid.plus(slack);
        return cancel != null && cancel.isBefore(withSlack) ? cancel : withSlack;
    }
}
