package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionResumeParams;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A new payment method, and an immediate try at what is open: oldest first, drafts finalized (billing rules 13, 15, 21, 22 and 25). */
final class StripePayments {

    private static final String DECLINED = "payment-method-declined";
    private static final Set<String> BEHIND = Set.of("past_due", "unpaid", "paused");

    private final StripeCalls stripe;
    private final StripeCards cards;
    private final StripeInvoices invoices;
    private final ForgonePeriods forgone;

    StripePayments(StripeCalls stripe) {
        this.stripe = stripe;
        this.cards = new StripeCards(stripe);
        this.invoices = new StripeInvoices(stripe);
        this.forgone = new ForgonePeriods(stripe);
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
        cards.prefer(subscription, method);
        if ("paused".equals(subscription.getStatus())) {
            resume(subscription, operation);
        }
        Answer answer = payAll(subscription, method, operation);
        if (StripeCards.isFixed(subscription)) {
            cards.prefer(stripe.run(v1 -> v1.subscriptions().retrieve(subscription.getId())), method);
        }
        return answer;
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
                        .filter(now -> !Objects.equals(now.getLatestInvoice(), paused.getLatestInvoice())));
    }

    private Answer payAll(Subscription subscription, String method, String operation) {
        for (Invoice invoice : wanted(subscription)) {
            if (isToBePaidNow(invoice, subscription)) {
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

    private List<Invoice> wanted(Subscription subscription) {
        List<Invoice> unsettled = invoices.unsettled(subscription.getId());
        return isBehind(subscription) ? forgone.withoutPassed(unsettled, subscription) : unsettled;
    }

    /** The draft of an ordinary renewal is Stripe's to charge within the hour; one of a subscription that is behind is ours. */
    private static boolean isToBePaidNow(Invoice invoice, Subscription subscription) {
        return StripeInvoices.hasStatus(invoice, "open") || isBehind(subscription);
    }

    private static boolean isBehind(Subscription subscription) {
        return BEHIND.contains(subscription.getStatus());
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
            if (isSettled(invoice)) {
                return Paid.YES;
            }
            throw StripeFailures.classify(e);
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** Paid, or void: nothing is owed then either. */
    private boolean isSettled(Invoice invoice) {
        Invoice now = stripe.run(v1 -> v1.invoices().retrieve(invoice.getId()));
        return StripeInvoices.hasStatus(now, "paid") || StripeInvoices.hasStatus(now, "void");
    }

    private Optional<Invoice> paid(Invoice invoice) {
        return Optional.of(stripe.run(v1 -> v1.invoices().retrieve(invoice.getId())))
                .filter(now -> StripeInvoices.hasStatus(now, "paid"));
    }
}
