package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceListParams;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subscription's invoices, newest first, and what they say. */
final class StripeInvoices {

    private static final long PAGE = 10;
    private static final int PAGES = 12;
    private static final String SUBSCRIPTION_LINE = "subscription_item_details";

    private final StripeCalls stripe;

    StripeInvoices(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /** Page after page, until one satisfies {@code enough} or there are no more. */
    List<Invoice> newestUntil(String subscription, Predicate<List<Invoice>> enough) {
        List<Invoice> all = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            StripeCollection<Invoice> next =
                    page(subscription, all.isEmpty() ? null : all.getLast().getId());
            all.addAll(next.getData());
            if (!next.getHasMore() || enough.test(all)) {
                return all;
            }
        }
        return all;
    }

    /** Drafts and open invoices, oldest first (billing rule 21). */
    List<Invoice> unsettled(String subscription) {
        return newestUntil(subscription, all -> false).reversed().stream()
                .filter(StripeInvoices::isUnsettled)
                .toList();
    }

    static boolean isUnsettled(Invoice invoice) {
        return hasStatus(invoice, "open") || hasStatus(invoice, "draft");
    }

    static boolean hasStatus(Invoice invoice, String status) {
        return status.equals(invoice.getStatus());
    }

    /** What a paid invoice's non-proration subscription lines pay for (billing rule 57). */
    static Stream<PaidPeriod> paidPeriods(Invoice invoice) {
        return hasStatus(invoice, "paid")
                ? invoice.getLines().getData().stream()
                        .filter(StripeInvoices::isSubscriptionLine)
                        .map(line -> paidPeriod(invoice, line))
                : Stream.empty();
    }

    /** What open invoices and drafts ask for; empty when nothing. */
    static Optional<Money> owed(List<Invoice> invoices) {
        List<Invoice> asking = invoices.stream()
                .filter(StripeInvoices::isUnsettled)
                .filter(invoice -> invoice.getAmountRemaining() > 0)
                .toList();
        return asking.isEmpty()
                ? Optional.empty()
                : Optional.of(money(
                        asking.stream().mapToLong(Invoice::getAmountRemaining).sum(),
                        asking.getFirst().getCurrency()));
    }

    private StripeCollection<Invoice> page(String subscription, @Nullable String after) {
        InvoiceListParams.Builder params =
                InvoiceListParams.builder().setSubscription(subscription).setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return stripe.run(v1 -> v1.invoices().list(params.build()));
    }

    private static boolean isSubscriptionLine(InvoiceLineItem line) {
        InvoiceLineItem.Parent parent = line.getParent();
        return parent != null
                && SUBSCRIPTION_LINE.equals(parent.getType())
                && !Boolean.TRUE.equals(parent.getSubscriptionItemDetails().getProration());
    }

    private static PaidPeriod paidPeriod(Invoice invoice, InvoiceLineItem line) {
        return new PaidPeriod(
                invoice.getId(),
                Instant.ofEpochSecond(line.getPeriod().getStart()),
                Instant.ofEpochSecond(line.getPeriod().getEnd()),
                money(line.getAmount(), line.getCurrency()));
    }

    private static Money money(long amount, String currency) {
        return new Money(amount, currency.toUpperCase(Locale.ROOT));
    }
}
