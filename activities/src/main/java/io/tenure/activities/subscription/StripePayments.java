package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import java.util.Optional;
import java.util.Set;

/** A new payment method, and an immediate try at what is open: oldest first, drafts finalized (billing rules 13, 15, 21, 22 and 25). */
final class StripePayments {

    private static final String DECLINED = "payment-method-declined";
    private static final Set<String> BEHIND = Set.of("past_due", "unpaid", "paused");

    private final StripeCalls stripe;
    private final StripeCards cards;
    private final StripeInvoices invoices;

    StripePayments(StripeCalls stripe) {
        this.stripe = stripe;
        this.cards = new StripeCards(stripe);
        this.invoices = new StripeInvoices(stripe);
    }

    private enum Paid {
        YES,
        /** The bank wants the customer first; the next look sees what is owed. */
        NOT_YET,
        DECLINED
    }

    Answer change(ChangePaymentMethod request, Subscription subscription) {
        StripeCalls.Intent intent = new StripeCalls.Intent(request.operationId().toString(), request.round());
        return switch (cards.attach(request.paymentMethodReference(), subscription.getCustomer(), intent)) {
            case StripeCards.Attached.Refused(String code) -> Answer.refused(code);
            case StripeCards.Attached.Held(String method) -> payWith(method, subscription, intent);
        };
    }

    private Answer payWith(String method, Subscription subscription, StripeCalls.Intent intent) {
        prefer(subscription, method);
        if ("paused".equals(subscription.getStatus())) {
            resume(subscription, intent);
        }
        return payAll(subscription, method, intent);
    }

    /** The level that failed is the subscription's (billing rule 25). While it is incomplete only its metadata can be changed. */
    private void prefer(Subscription subscription, String method) {
        boolean isFixed = "incomplete".equals(subscription.getStatus());
        if (isFixed || method.equals(subscription.getDefaultPaymentMethod())) {
            return;
        }
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .setDefaultPaymentMethod(method)
                .build();
        stripe.run(v1 -> v1.subscriptions().update(subscription.getId(), params));
    }

    /** A trial that ended without a method goes on with a new period, once that is paid (billing rule 15). */
    private void resume(Subscription paused, StripeCalls.Intent intent) {
        SubscriptionResumeParams params = SubscriptionResumeParams.builder()
                .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW)
                .build();
        if (!invoices.unsettled(paused.getId()).isEmpty()) {
            return;
        }
        stripe.commandOrFail(
                new StripeCalls.Intent("resume/" + paused.getId() + "/" + intent.name(), intent.round()),
                (v1, options) -> v1.subscriptions().resume(paused.getId(), params, options),
                () -> stripe.find(v1 -> v1.subscriptions().retrieve(paused.getId()))
                        .filter(now -> !now.getLatestInvoice().equals(paused.getLatestInvoice())));
    }

    private Answer payAll(Subscription subscription, String method, StripeCalls.Intent intent) {
        for (Invoice invoice : invoices.unsettled(subscription.getId())) {
            if (isToBePaidNow(invoice, subscription)) {
                Paid paid = pay(opened(invoice), method, intent);
                if (paid == Paid.DECLINED) {
                    return Answer.refused(DECLINED);
                }
                if (paid == Paid.NOT_YET) {
                    return Answer.done();
                }
            }
        }
        return Answer.done();
    }

    /** The draft of an ordinary renewal is Stripe's to charge within the hour; one of a subscription that is behind is ours. */
    private static boolean isToBePaidNow(Invoice invoice, Subscription subscription) {
        return StripeInvoices.hasStatus(invoice, "open") || BEHIND.contains(subscription.getStatus());
    }

    private Invoice opened(Invoice invoice) {
        if (!StripeInvoices.hasStatus(invoice, "draft")) {
            return invoice;
        }
        return stripe.unlessRefused(v1 -> v1.invoices().finalizeInvoice(invoice.getId()))
                .orElseGet(() -> stripe.run(v1 -> v1.invoices().retrieve(invoice.getId())));
    }

    private Paid pay(Invoice invoice, String method, StripeCalls.Intent purpose) {
        if (StripeInvoices.hasStatus(invoice, "paid")) {
            return Paid.YES;
        }
        StripeCalls.Intent intent =
                new StripeCalls.Intent("pay/" + invoice.getId() + "/" + method + "/" + purpose.name(), purpose.round());
        InvoicePayParams params =
                InvoicePayParams.builder().setPaymentMethod(method).build();
        try {
            stripe.command(
                    intent, (v1, options) -> v1.invoices().pay(invoice.getId(), params, options), () -> paid(invoice));
            return Paid.YES;
        } catch (CardException e) {
            return StripeFailures.wantsThePerson(e.getCode()) ? Paid.NOT_YET : Paid.DECLINED;
        } catch (InvalidRequestException e) {
            if (paid(invoice).isPresent()) {
                return Paid.YES;
            }
            throw StripeFailures.classify(e);
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    private Optional<Invoice> paid(Invoice invoice) {
        return Optional.of(stripe.run(v1 -> v1.invoices().retrieve(invoice.getId())))
                .filter(now -> StripeInvoices.hasStatus(now, "paid"));
    }
}
