package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePaymentListParams;
import io.tenure.workflows.subscription.ProviderStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an invoice is not paid. Read through invoice payments, because neither invoice nor intent names the other (billing rule 35).
 *
 * @param authenticationRequired the customer's bank wants to see the customer (billing rule 12)
 * @param declined the last try was declined and no other is under way
 * @param url where the customer authenticates
 */
record PaymentTrouble(
        boolean authenticationRequired,
        boolean declined,
        @Nullable String url) {

    static final PaymentTrouble NONE = new PaymentTrouble(false, false, null);

    private static final long PAGE = 10;
    private static final String OF_A_CHANGE = "subscription_update";

    /** Of a payment that is missing; nothing where none is. */
    static PaymentTrouble of(
            ProviderStatus status, Subscription subscription, List<Invoice> newestFirst, StripeCalls stripe) {
        return switch (status) {
            case INCOMPLETE, PAST_DUE, UNPAID, PAUSED -> ofNewest(newestFirst.stream(), stripe);
            case ACTIVE, TRIALING -> subscription.getPendingUpdate() == null ? NONE : ofRaise(newestFirst, stripe);
            case INCOMPLETE_EXPIRED, CANCELED, CHECKOUT_OPEN, CHECKOUT_EXPIRED, MISSING, UNKNOWN -> NONE;
        };
    }

    private static PaymentTrouble ofNewest(Stream<Invoice> newestFirst, StripeCalls stripe) {
        return newestFirst
                .filter(invoice -> StripeInvoices.hasStatus(invoice, "open"))
                .findFirst()
                .map(invoice -> of(invoice, stripe))
                .orElse(NONE);
    }

    /** Nothing is missing while the change pends (billing rule 59), but the customer may be waited for. */
    private static PaymentTrouble ofRaise(List<Invoice> newestFirst, StripeCalls stripe) {
        Stream<Invoice> changes =
                newestFirst.stream().filter(invoice -> OF_A_CHANGE.equals(invoice.getBillingReason()));
        PaymentTrouble trouble = ofNewest(changes, stripe);
        return trouble.authenticationRequired() ? trouble : NONE;
    }

    /** Of one open invoice. */
    static PaymentTrouble of(Invoice invoice, StripeCalls stripe) {
        return intent(invoice, stripe).map(intent -> of(invoice, intent)).orElse(NONE);
    }

    private static PaymentTrouble of(Invoice invoice, PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        boolean waits = "requires_action".equals(intent.getStatus())
                || error != null && StripeFailures.wantsThePerson(error.getCode());
        if (waits) {
            return new PaymentTrouble(true, false, page(invoice, intent));
        }
        return new PaymentTrouble(false, error != null && "requires_payment_method".equals(intent.getStatus()), null);
    }

    private static @Nullable String page(Invoice invoice, PaymentIntent intent) {
        PaymentIntent.NextAction next = intent.getNextAction();
        boolean redirects = next != null && next.getRedirectToUrl() != null;
        return redirects ? next.getRedirectToUrl().getUrl() : invoice.getHostedInvoiceUrl();
    }

    private static Optional<PaymentIntent> intent(Invoice invoice, StripeCalls stripe) {
        InvoicePaymentListParams params = InvoicePaymentListParams.builder()
                .setInvoice(invoice.getId())
                .addExpand("data.payment.payment_intent")
                .setLimit(PAGE)
                .build();
        return stripe.run(v1 -> v1.invoicePayments().list(params)).getData().stream()
                .map(InvoicePayment::getPayment)
                .filter(Objects::nonNull)
                .map(InvoicePayment.Payment::getPaymentIntentObject)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
