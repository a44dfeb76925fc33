package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import java.util.List;

/** No invoice is collected for a period that passed without access: it is voided, so that Stripe does not collect it later either (billing rule 56). */
final class ForgonePeriods {

    private static final InvoiceFinalizeInvoiceParams UNCOLLECTED =
            InvoiceFinalizeInvoiceParams.builder().setAutoAdvance(false).build();

    private final StripeCalls stripe;
    private final StripeInvoices invoices;

    ForgonePeriods(StripeCalls stripe) {
        this.stripe = stripe;
        this.invoices = new StripeInvoices(stripe);
    }

    /** What is left to be paid of a subscription that is behind; the rest is void. */
    List<Invoice> withoutPassed(List<Invoice> unsettled, Subscription behind) {
        List<Invoice> passed =
                unsettled.stream().filter(invoice -> isPassed(invoice, behind)).toList();
        passed.forEach(this::voidUnlessPaid);
        return unsettled.stream().filter(invoice -> !passed.contains(invoice)).toList();
    }

    private boolean isPassed(Invoice invoice, Subscription subscription) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        return !items.isEmpty()
                && items.stream()
                        .map(SubscriptionItem::getCurrentPeriodStart)
                        .allMatch(present -> invoices.isOfPeriodsUntil(invoice, present));
    }

    /** Stripe neither deletes nor voids a subscription's draft. Somebody may be paying at this moment: that stays. */
    private void voidUnlessPaid(Invoice invoice) {
        if (StripeInvoices.hasStatus(invoice, "draft")) {
            stripe.unlessRefused(v1 -> v1.invoices().finalizeInvoice(invoice.getId(), UNCOLLECTED));
        }
        stripe.unlessRefused(v1 -> v1.invoices().voidInvoice(invoice.getId()));
    }
}
