package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.SubscriptionListParams;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects a customer's open invoices again. The end of one subscription stops the collection of all of them, also those of other, living
 * subscriptions (billing rule 19). Only where Stripe charges by itself: what it has given up, or has never begun, stays as it is.
 */
final class StripeRecollection {

    private static final Set<String> CHARGED_BY_STRIPE = Set.of("trialing", "active", "past_due");
    private static final InvoiceUpdateParams COLLECT =
            InvoiceUpdateParams.builder().setAutoAdvance(true).build();

    private final StripeCalls stripe;

    StripeRecollection(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /** Done once however often it is asked. An invoice that is settled meanwhile is left alone. */
    void collect(String customer) {
        Set<String> living = StripePages.all(last -> subscriptions(customer, last)).stream()
                .filter(subscription -> CHARGED_BY_STRIPE.contains(subscription.getStatus()))
                .filter(subscription -> subscription.getMetadata().containsKey(Metadata.KEY))
                .map(Subscription::getId)
                .collect(Collectors.toSet());
        if (!living.isEmpty()) {
            StripePages.all(last -> openInvoices(customer, last)).stream()
                    .filter(invoice -> !Boolean.TRUE.equals(invoice.getAutoAdvance()))
                    .filter(invoice -> isOf(invoice, living))
                    .forEach(invoice -> stripe.unlessRefused(v1 -> v1.invoices().update(invoice.getId(), COLLECT)));
        }
    }

    private StripeCollection<Subscription> subscriptions(String customer, @Nullable String last) {
        SubscriptionListParams.Builder params =
                SubscriptionListParams.builder().setCustomer(customer).setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.subscriptions().list(params.build()));
    }

    private StripeCollection<Invoice> openInvoices(String customer, @Nullable String last) {
        InvoiceListParams.Builder params = InvoiceListParams.builder()
                .setCustomer(customer)
                .setStatus(InvoiceListParams.Status.OPEN)
                .setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.invoices().list(params.build()));
    }

    private static boolean isOf(Invoice invoice, Set<String> subscriptions) {
        Invoice.Parent parent = invoice.getParent();
        Invoice.Parent.SubscriptionDetails details = parent == null ? null : parent.getSubscriptionDetails();
        return details != null && subscriptions.contains(details.getSubscription());
    }
}
