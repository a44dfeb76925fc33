package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.temporal.FailureType;
import java.util.List;
import java.util.Optional;

/** Sold seats (billing rule 59): more are billed at once and pend until paid, fewer are credited by prorations. */
final class StripeQuantity {

    private static final String DECLINED = "payment-method-declined";
    private static final String OF_A_CHANGE = "subscription_update";

    private final StripeCalls stripe;

    StripeQuantity(StripeCalls stripe) {
        this.stripe = stripe;
    }

    Answer change(ChangeQuantity request, Subscription subscription) {
        Subscription asked = isAsked(subscription, request.quantity()) ? subscription : update(request, subscription);
        return isPending(asked, request.quantity()) ? waiting(request) : Answer.done();
    }

    private Subscription update(ChangeQuantity request, Subscription subscription) {
        SubscriptionUpdateParams params = params(request, item(subscription));
        String name = "quantity/" + subscription.getId() + "/" + request.quantity() + "/" + request.operationId();
        return stripe.commandOrFail(
                new StripeCalls.Intent(name, request.round()),
                (v1, options) -> v1.subscriptions().update(subscription.getId(), params, options),
                () -> Optional.of(now(request)).filter(now -> isAsked(now, request.quantity())));
    }

    /** Why it waits. Read anew, because the answer of a key that was used before tells of its own time. */
    private Answer waiting(ChangeQuantity request) {
        Subscription now = now(request);
        if (!isPending(now, request.quantity())) {
            return afterwards(now, request);
        }
        Invoice invoice = stripe.run(v1 -> v1.invoices().retrieve(now.getLatestInvoice()));
        if (!StripeInvoices.hasStatus(invoice, "open") || !OF_A_CHANGE.equals(invoice.getBillingReason())) {
            return Answer.done();
        }
        PaymentTrouble trouble = PaymentTrouble.of(invoice, stripe);
        if (trouble.declined()) {
            return takenBack(request, invoice);
        }
        return trouble.url() == null
                ? Answer.done()
                : new Answer(null, null, null, new Checkout(null, trouble.url(), null));
    }

    /** A refusal restores: an invoice that stayed open would raise the number with the next card, long after our no. */
    private Answer takenBack(ChangeQuantity request, Invoice invoice) {
        stripe.unlessRefused(v1 -> v1.invoices().voidInvoice(invoice.getId()));
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

    private SubscriptionUpdateParams params(ChangeQuantity request, SubscriptionItem item) {
        SubscriptionUpdateParams.Builder params = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item.getId())
                        .setQuantity((long) request.quantity())
                        .build());
        if (request.quantity() < item.getQuantity()) {
            return params.setProrationBehavior(ProrationBehavior.CREATE_PRORATIONS)
                    .build();
        }
        setProrationDate(params, item);
        return params.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setPaymentBehavior(PaymentBehavior.PENDING_IF_INCOMPLETE)
                .build();
    }

    /** One date for all tries (billing rule 27), so that they are the same request; on a test clock only Stripe knows the time. */
    private void setProrationDate(SubscriptionUpdateParams.Builder params, SubscriptionItem item) {
        if (stripe.settings().testClock() == null) {
            long asked = stripe.attempt().scheduledAt().getEpochSecond();
            params.setProrationDate(Math.max(asked, item.getCurrentPeriodStart()));
        }
    }
}
