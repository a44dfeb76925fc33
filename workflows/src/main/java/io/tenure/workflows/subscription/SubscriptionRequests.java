package io.tenure.workflows.subscription;

import org.jspecify.annotations.Nullable;

/** Which requests a subscription's state alone refuses. Pure. */
final class SubscriptionRequests {

    static final String NOT_ACTIVE = "subscription-not-active";
    static final String TOO_MANY_WAITING = "too-many-waiting";
    static final String SUPERSEDED = "superseded";

    private SubscriptionRequests() {}

    /** @return the code of the refusal; null when the request may go on */
    static @Nullable String refusal(Subscription subscription, Request request) {
        if (subscription.standing().isTerminal()) {
            return NOT_ACTIVE;
        }
        return switch (request) {
            case Request.Cancel cancel -> cancel.atPeriodEnd() ? withoutPeriodEnd(subscription) : null;
            case Request.UndoCancellation undo -> nothingToUndo(subscription);
            case Request.ChangeSeats change -> subscription.standing().opensTheDoor() ? null : NOT_ACTIVE;
            case Request.ChangePaymentMethod change -> notBilled(subscription);
            case Request.Withdraw withdraw -> subscription.providerReference() == null ? null : "subscription-exists";
            case Request.PlaceHold hold -> null;
            case Request.LiftHold lift -> null;
            case Request.Resume resume -> null;
        };
    }

    /**
     * How what was still under way ends when the subscription has ended: a cancellation has reached its goal, so has a number of seats that the end
     * shows, a creation that never opened the door was declined.
     *
     * @param request null for the creation
     * @return the code of the refusal; null when it is done
     */
    static @Nullable String refusalAtEnd(Subscription ended, @Nullable Request request) {
        if (request == null) {
            boolean opened = ended.paidUntil() != null;
            String refusal = ended.providerReference() == null ? NOT_ACTIVE : CreationStep.DECLINED;
            return opened ? null : refusal;
        }
        boolean isReached = request instanceof Request.Cancel
                || request instanceof Request.Withdraw
                || request instanceof Request.ChangeSeats(var id, int seats) && seats == ended.quantity();
        return isReached ? null : NOT_ACTIVE;
    }

    private static @Nullable String withoutPeriodEnd(Subscription subscription) {
        if (subscription.standing() == Standing.PENDING) {
            return NOT_ACTIVE;
        }
        return isGranted(subscription) && subscription.terms().until() == null ? "no-period-end" : null;
    }

    private static @Nullable String nothingToUndo(Subscription subscription) {
        return subscription.cancelAt() == null || isGranted(subscription) ? "no-cancellation-pending" : null;
    }

    private static @Nullable String notBilled(Subscription subscription) {
        if (isGranted(subscription)) {
            return "not-billed";
        }
        return subscription.providerReference() == null ? NOT_ACTIVE : null;
    }

    /** True while nothing was made at the provider yet. */
    static boolean isNotCreated(Subscription subscription) {
        return subscription.provided().standing() == Standing.PENDING
                && !isGranted(subscription)
                && subscription.providerReference() == null
                && subscription.checkout() == null;
    }

    static boolean isGranted(Subscription subscription) {
        return subscription.terms().provider() == Provider.NONE;
    }
}
