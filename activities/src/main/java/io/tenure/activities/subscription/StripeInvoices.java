package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.InvoiceLineItemCollection;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceListParams.Status;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A subscription's invoices, newest first, and what they say. */
final class StripeInvoices {

    /** Most looks need no more than the newest few. */
    private static final long FIRST_PAGE = 10;

    /** With the first one more than Stripe makes for a subscription in a month, at 20 a day (billing rule 35): whatever is newer than what was paid. */
    private static final int PAGES = 12;

    private static final String SUBSCRIPTION_LINE = "subscription_item_details";
    private static final String OF_A_CHANGE = "subscription_update";

    private final StripeCalls stripe;

    StripeInvoices(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /**
     * Invoices, newest first, and what the paid ones among them paid for.
     *
     * @param paid of invoices that are older than what is known already only what Stripe shows of them without being asked for more lines
     */
    record Billed(List<Invoice> newestFirst, List<PaidPeriod> paid) {}

    /**
     * Page after page, until a period that was paid for begins before {@code known} or there are no more: nothing that is newer than what was paid is
     * left out.
     */
    Billed backTo(String subscription, @Nullable Instant known, ProviderNumbers numbers) {
        List<Invoice> all = new ArrayList<>();
        List<PaidPeriod> paid = new ArrayList<>();
        boolean reached = false;
        boolean more = true;
        for (int page = 0; more && !reached && page < PAGES; page++) {
            StripeCollection<Invoice> next =
                    page(subscription, all.isEmpty() ? null : all.getLast().getId());
            for (Invoice invoice : next.getData()) {
                all.add(invoice);
                paid.addAll(paidPeriods(invoice, reached, numbers));
                reached = known != null
                        && paid.stream().anyMatch(period -> period.from().isBefore(known));
            }
            more = next.getHasMore();
        }
        return new Billed(all, paid);
    }

    /** Drafts and open invoices, oldest first (billing rule 21). A draft that is opened meanwhile is in both lists. */
    List<Invoice> unsettled(String subscription) {
        Map<String, Invoice> byId = new LinkedHashMap<>();
        for (Status status : List.of(Status.DRAFT, Status.OPEN)) {
            StripePages.all(last -> page(subscription, status, last))
                    .forEach(invoice -> byId.put(invoice.getId(), invoice));
        }
        return List.copyOf(byId.values()).reversed().stream()
                .sorted(Comparator.comparing(Invoice::getCreated))
                .toList();
    }

    /** The open invoice of a change within a period for which a change waits: the subscription's latest, else the newest of several. */
    Optional<Invoice> openOfChange(Subscription subscription) {
        List<Invoice> open = StripePages.all(last -> page(subscription.getId(), Status.OPEN, last)).stream()
                .filter(invoice -> OF_A_CHANGE.equals(invoice.getBillingReason()))
                .toList();
        return open.stream()
                .filter(invoice -> invoice.getId().equals(subscription.getLatestInvoice()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** Whether the invoice bills periods of the subscription, and all of them had ended by then. */
    boolean isOfPeriodsUntil(Invoice invoice, long instant) {
        List<InvoiceLineItem> periods = lines(invoice, false).stream()
                .filter(StripeInvoices::isSubscriptionLine)
                .toList();
        return !periods.isEmpty()
                && periods.stream().allMatch(line -> line.getPeriod().getEnd() <= instant);
    }

    static boolean isUnsettled(Invoice invoice) {
        return hasStatus(invoice, "open") || hasStatus(invoice, "draft");
    }

    static boolean hasStatus(Invoice invoice, String status) {
        return status.equals(invoice.getStatus());
    }

    /** What a paid invoice's non-proration subscription lines pay for (billing rule 57). */
    private List<PaidPeriod> paidPeriods(Invoice invoice, boolean isKnown, ProviderNumbers numbers) {
        return hasStatus(invoice, "paid")
                ? lines(invoice, isKnown).stream()
                        .filter(StripeInvoices::isSubscriptionLine)
                        .flatMap(line -> paidPeriod(invoice, line, numbers).stream())
                        .toList()
                : List.of();
    }

    /** When the periods end that an invoice asks for, whatever became of it. */
    List<Instant> periodEnds(Invoice invoice, ProviderNumbers numbers) {
        return lines(invoice, false).stream()
                .filter(StripeInvoices::isSubscriptionLine)
                .flatMap(line ->
                        Stream.ofNullable(numbers.instant(line.getPeriod().getEnd())))
                .toList();
    }

    /** An invoice shows its first ten lines, prorations before the subscription's own. */
    private List<InvoiceLineItem> lines(Invoice invoice, boolean isKnown) {
        InvoiceLineItemCollection shown = invoice.getLines();
        return isKnown || !Boolean.TRUE.equals(shown.getHasMore())
                ? shown.getData()
                : StripePages.all(last -> lines(invoice.getId(), last));
    }

    private StripeCollection<InvoiceLineItem> lines(String invoice, @Nullable String last) {
        InvoiceLineItemListParams.Builder params =
                InvoiceLineItemListParams.builder().setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.invoices().lineItems().list(invoice, params.build()));
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
        InvoiceListParams.Builder params = InvoiceListParams.builder()
                .setSubscription(subscription)
                .setLimit(after == null ? FIRST_PAGE : StripePages.SIZE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return stripe.run(v1 -> v1.invoices().list(params.build()));
    }

    private StripeCollection<Invoice> page(String subscription, Status status, @Nullable String last) {
        InvoiceListParams.Builder params = InvoiceListParams.builder()
                .setSubscription(subscription)
                .setStatus(status)
                .setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.invoices().list(params.build()));
    }

    private static boolean isSubscriptionLine(InvoiceLineItem line) {
        InvoiceLineItem.Parent parent = line.getParent();
        return parent != null
                && SUBSCRIPTION_LINE.equals(parent.getType())
                && !Boolean.TRUE.equals(parent.getSubscriptionItemDetails().getProration());
    }

    private static Optional<PaidPeriod> paidPeriod(Invoice invoice, InvoiceLineItem line, ProviderNumbers numbers) {
        Instant from = numbers.instant(line.getPeriod().getStart());
        Instant until = numbers.instant(line.getPeriod().getEnd());
        return from == null || until == null
                ? Optional.empty()
                : Optional.of(
                        new PaidPeriod(invoice.getId(), from, until, money(line.getAmount(), line.getCurrency())));
    }

    private static Money money(long amount, String currency) {
        return new Money(amount, currency.toUpperCase(Locale.ROOT));
    }
}
