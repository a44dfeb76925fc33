package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.temporal.FailureType;
import java.util.List;
import java.util.Optional;

/**
 * Sold seats (billing rule 59): more are billed at once and pend until paid, fewer are credited by prorations. The newest request is the only
 * intention: what pends for another number ends first, with its invoice.
 */
final class StripeQuantity {

    private static final String DECLINED = "payment-method-declined";

    private final StripeCalls stripe;
    private final StripeInvoices invoices;

    StripeQuantity(StripeCalls stripe) {
        this.stripe = stripe;
        this.invoices = new StripeInvoices(stripe);
    }

    /** @param price the plan's: what has another one is not ours to bill (billing rule 63) */
    Answer change(ChangeQuantity request, Subscription subscription, String price) {
        if (!price.equals(item(subscription).getPrice().getId())) {
            throw FailureType.REJECTED.failure("unknown-price");
        }
        Subscription alone = isPendingForAnother(subscription, request.quantity())
                ? withoutPending(request, subscription)
                : subscription;
        Subscription asked = isAsked(alone, request.quantity()) ? alone : update(request, alone);
        return isPending(asked, request.quantity()) ? waiting(request) : Answer.done();
    }

    /** The customer may be faster: Stripe refuses to void what is paid, and what was bought is in force. */
    private Subscription withoutPending(ChangeQuantity request, Subscription subscription) {
        voidPending(subscription);
        Subscription now = now(request);
        if (isPendingForAnother(now, request.quantity())) {
            throw FailureType.UNAVAILABLE.failure("pending-change-open");
        }
        return now;
    }

    private void voidPending(Subscription subscription) {
        invoices.openOfChange(subscription)
                .ifPresent(invoice -> stripe.unlessRefused(v1 -> v1.invoices().voidInvoice(invoice.getId())));
    }

    private Subscription update(ChangeQuantity request, Subscription subscription) {
        QuantityChange change = QuantityChange.of(request, item(subscription), stripe.settings());
        return stripe.commandOrFail(
                change.intent(),
                (v1, options) -> v1.subscriptions().update(subscription.getId(), change.params(), options),
                () -> Optional.of(now(request)).filter(now -> isAsked(now, request.quantity())));
    }

    /** Why it waits; the look says where the customer confirms. Read anew: the answer of a key that was used before tells of its own time. */
    private Answer waiting(ChangeQuantity request) {
        Subscription now = now(request);
        if (!isPending(now, request.quantity())) {
            return afterwards(now, request);
        }
        boolean declined = invoices.openOfChange(now)
                .filter(invoice -> PaymentTrouble.of(invoice, stripe).declined())
                .isPresent();
        return declined ? takenBack(request, now) : Answer.done();
    }

    /** A refusal restores: an invoice that stayed open would raise the number with the next card, long after our no. */
    private Answer takenBack(ChangeQuantity request, Subscription declined) {
        voidPending(declined);
        return afterwards(now(request), request);
    }

    private static Answer afterwards(Subscription now, ChangeQuantity request) {
        return hasQuantity(item(now), request.quantity()) ? Answer.done() : Answer.refused(DECLINED);
    }

    private Subscription now(ChangeQuantity request) {
        return stripe.run(v1 -> v1.subscriptions().retrieve(request.providerReference()));
    }

    /** In force, or waiting for its payment. */
    private static boolean isAsked(Subscription subscription, int quantity) {
        return isPending(subscription, quantity) || hasQuantity(item(subscription), quantity);
    }

    private static boolean isPendingForAnother(Subscription subscription, int quantity) {
        return subscription.getPendingUpdate() != null && !isPending(subscription, quantity);
    }

    private static boolean isPending(Subscription subscription, int quantity) {
        Subscription.PendingUpdate pending = subscription.getPendingUpdate();
        return pending != null
                && pending.getSubscriptionItems() != null
                && pending.getSubscriptionItems().stream().anyMatch(item -> hasQuantity(item, quantity));
    }

    private static boolean hasQuantity(SubscriptionItem item, int quantity) {
        return Long.valueOf(quantity).equals(item.getQuantity());
    }

    private static SubscriptionItem item(Subscription subscription) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        if (items.size() != 1) {
            throw FailureType.REJECTED.failure("several-items");
        }
        return items.getFirst();
    }
}
