package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A new payment method, and an immediate try at what is open: oldest first, drafts finalized (billing rules 13, 15, 21, 22 and 25). What is open for
 * periods that passed without access is voided first, so that nobody collects it later either (billing rule 56).
 */
final class StripePayments {

    private static final String DECLINED = "payment-method-declined";
    private static final Set<String> BEHIND = Set.of("past_due", "unpaid", "paused");
    private static final InvoiceFinalizeInvoiceParams UNCOLLECTED =
            InvoiceFinalizeInvoiceParams.builder().setAutoAdvance(false).build();

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
        String operation = request.operationId().toString();
        return switch (cards.attach(request.paymentMethodReference(), subscription.getCustomer(), operation)) {
            case StripeCards.Attached.Refused(String code) -> Answer.refused(code);
            case StripeCards.Attached.Held(String method) -> payWith(method, subscription, operation);
        };
    }

    private Answer payWith(String method, Subscription subscription, String operation) {
        prefer(subscription, method);
        if ("paused".equals(subscription.getStatus())) {
            resume(subscription, operation);
        }
        Answer answer = payAll(subscription, method, operation);
        if (isFixed(subscription)) {
            prefer(stripe.run(v1 -> v1.subscriptions().retrieve(subscription.getId())), method);
        }
        return answer;
    }

    /** While it is incomplete only a subscription's metadata can be changed; its first payment ends that. */
    private static boolean isFixed(Subscription subscription) {
        return "incomplete".equals(subscription.getStatus());
    }

    /** The level that failed is the subscription's (billing rule 25). */
    private void prefer(Subscription subscription, String method) {
        boolean isChangeable = StripeSubscriptions.isLive(subscription) && !isFixed(subscription);
        if (!isChangeable || method.equals(subscription.getDefaultPaymentMethod())) {
            return;
        }
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .setDefaultPaymentMethod(method)
                .build();
        stripe.run(v1 -> v1.subscriptions().update(subscription.getId(), params));
    }

    /** A trial that ended without a method goes on with a new period, once that is paid (billing rule 15). */
    private void resume(Subscription paused, String operation) {
        SubscriptionResumeParams params = SubscriptionResumeParams.builder()
                .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW)
                .build();
        if (!invoices.unsettled(paused.getId()).isEmpty()) {
            return;
        }
        stripe.commandOrFail(
                "resume/" + paused.getId() + "/" + operation,
                (v1, options) -> v1.subscriptions().resume(paused.getId(), params, options),
                () -> stripe.find(v1 -> v1.subscriptions().retrieve(paused.getId()))
                        .filter(now -> !now.getLatestInvoice().equals(paused.getLatestInvoice())));
    }

    private Answer payAll(Subscription subscription, String method, String operation) {
        for (Invoice invoice : invoices.unsettled(subscription.getId())) {
            if (isForgone(invoice, subscription)) {
                voidUnlessPaid(invoice);
            } else if (isToBePaidNow(invoice, subscription)) {
                Paid paid = pay(opened(invoice), method, operation);
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
        return StripeInvoices.hasStatus(invoice, "open") || isBehind(subscription);
    }

    private static boolean isBehind(Subscription subscription) {
        return BEHIND.contains(subscription.getStatus());
    }

    /** Whether all periods that it asks for passed while the subscription was behind. */
    private boolean isForgone(Invoice invoice, Subscription subscription) {
        return isBehind(subscription)
                && subscription.getItems().getData().stream()
                        .map(SubscriptionItem::getCurrentPeriodStart)
                        .min(Comparator.naturalOrder())
                        .filter(present -> invoices.isOfPeriodsUntil(invoice, present))
                        .isPresent();
    }

    /** A subscription's draft can be neither deleted nor voided. Somebody may be paying it at this moment: that stays. */
    private void voidUnlessPaid(Invoice invoice) {
        if (StripeInvoices.hasStatus(invoice, "draft")) {
            stripe.unlessRefused(v1 -> v1.invoices().finalizeInvoice(invoice.getId(), UNCOLLECTED));
        }
        stripe.unlessRefused(v1 -> v1.invoices().voidInvoice(invoice.getId()));
    }

    private Invoice opened(Invoice invoice) {
        if (!StripeInvoices.hasStatus(invoice, "draft")) {
            return invoice;
        }
        return stripe.unlessRefused(v1 -> v1.invoices().finalizeInvoice(invoice.getId()))
                .orElseGet(() -> stripe.run(v1 -> v1.invoices().retrieve(invoice.getId())));
    }

    private Paid pay(Invoice invoice, String method, String operation) {
        if (StripeInvoices.hasStatus(invoice, "paid")) {
            return Paid.YES;
        }
        String intent = "pay/" + invoice.getId() + "/" + method + "/" + operation;
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
