package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.checkout.Session;
import com.stripe.param.SubscriptionRetrieveParams;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.activities.subscription.StripeInvoices.Billed;
import io.tenure.store.subscription.SubscriptionDao.Watermark;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.PaidPeriod;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A look at Stripe: the watermark first (law 3), then the subscription and its invoices, back to what is stored. */
final class StripeLook {

    private static final Set<ProviderStatus> IN_TROUBLE =
            Set.of(ProviderStatus.INCOMPLETE, ProviderStatus.PAST_DUE, ProviderStatus.UNPAID);

    private static final SubscriptionRetrieveParams WITH_METHOD = SubscriptionRetrieveParams.builder()
            .addExpand("default_payment_method")
            .build();

    private final StripeCalls stripe;
    private final BillingRows rows;
    private final StripeSubscriptions subscriptions;
    private final StripeCheckout checkout;
    private final StripeInvoices invoices;

    StripeLook(StripeCalls stripe, BillingRows rows) {
        StripeCustomers customers = new StripeCustomers(stripe, rows);
        this.stripe = stripe;
        this.rows = rows;
        this.subscriptions = new StripeSubscriptions(stripe, customers);
        this.checkout = new StripeCheckout(stripe, customers);
        this.invoices = new StripeInvoices(stripe);
    }

    Look look(LookRequest request) {
        Watermark before = rows.watermark(request.id());
        Sale sale = rows.sale(request.id());
        if (request.providerReference() != null) {
            return atSubscription(request.providerReference(), before, sale);
        }
        if (request.checkoutReference() != null) {
            return atCheckout(request.checkoutReference(), before, sale);
        }
        String customer = sale.subscription().customerReference();
        return Optional.ofNullable(customer)
                .flatMap(known -> subscriptions.findOf(known, request.id()))
                .map(subscription -> read(subscription, before, sale))
                .orElseGet(() -> nothing(before, ProviderStatus.UNKNOWN, null, customer));
    }

    private Look atSubscription(String reference, Watermark before, Sale sale) {
        return stripe.find(v1 -> v1.subscriptions().retrieve(reference, WITH_METHOD))
                .map(subscription -> read(subscription, before, sale))
                .orElseGet(() -> nothing(
                        before,
                        ProviderStatus.MISSING,
                        reference,
                        sale.subscription().customerReference()));
    }

    /** Until a session is complete it is all there is (billing rule 55). */
    private Look atCheckout(String reference, Watermark before, Sale sale) {
        Session session = checkout.find(reference).orElse(null);
        String customer = sale.subscription().customerReference();
        if (session == null) {
            return nothing(before, ProviderStatus.MISSING, null, customer);
        }
        return switch (session.getStatus()) {
            case "open" -> nothing(before, ProviderStatus.CHECKOUT_OPEN, null, session.getCustomer());
            case "expired" -> nothing(before, ProviderStatus.CHECKOUT_EXPIRED, null, session.getCustomer());
            case "complete" -> atSubscription(session.getSubscription(), before, sale);
            default -> nothing(before, ProviderStatus.UNKNOWN, null, session.getCustomer());
        };
    }

    private Look read(Subscription subscription, Watermark before, Sale sale) {
        Billed billed =
                invoices.backTo(subscription.getId(), sale.subscription().paidUntil());
        List<Invoice> newestFirst = billed.newestFirst();
        List<PaidPeriod> paid = billed.paid();
        ProviderStatus status = status(subscription.getStatus());
        PaymentTrouble trouble =
                IN_TROUBLE.contains(status) ? PaymentTrouble.of(newestFirst, stripe) : PaymentTrouble.NONE;
        Optional<SubscriptionItem> item = onlyItem(subscription);
        return new Look(
                before.watermark(),
                before.seatsAssigned(),
                status,
                subscription.getId(),
                subscription.getCustomer(),
                item.map(SubscriptionItem::getQuantity).map(Math::toIntExact).orElse(0),
                oddity(subscription, before, sale),
                trouble.authenticationRequired(),
                trouble.declined(),
                trouble.url(),
                status == ProviderStatus.PAUSED && isTrialUnpaid(subscription, newestFirst),
                item.map(SubscriptionItem::getCurrentPeriodEnd)
                        .map(Instant::ofEpochSecond)
                        .orElse(null),
                paidUntil(subscription, paid),
                cancelAt(subscription, item),
                instant(subscription.getEndedAt()),
                StripeInvoices.owed(newestFirst).orElse(null),
                paid);
    }

    private @Nullable String oddity(Subscription subscription, Watermark before, Sale sale) {
        String shape = Oddity.of(subscription, sale, stripe.settings().liveMode());
        return shape != null ? shape : secondSubscription(subscription, before, sale);
    }

    /** Another live subscription that carries our id is never adopted silently (billing rule 55). */
    private @Nullable String secondSubscription(Subscription own, Watermark before, Sale sale) {
        SubscriptionId id = sale.subscription().subscriptionId();
        boolean another = rows.otherSubscriptions(id, before.watermark(), own.getId()).stream()
                .anyMatch(reference -> stripe.find(v1 -> v1.subscriptions().retrieve(reference))
                        .filter(StripeSubscriptions::isLive)
                        .isPresent());
        return another ? Oddity.SECOND_SUBSCRIPTION : null;
    }

    private static Optional<SubscriptionItem> onlyItem(Subscription subscription) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }

    /** The end of what was paid for or is on trial, never of the current period, which moves before the money (billing rules 7 and 57). */
    private static @Nullable Instant paidUntil(Subscription subscription, List<PaidPeriod> paid) {
        Stream<Instant> trial = Stream.ofNullable(instant(subscription.getTrialEnd()));
        return Stream.concat(trial, paid.stream().map(PaidPeriod::until))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Instant cancelAt(Subscription subscription, Optional<SubscriptionItem> item) {
        Instant at = instant(subscription.getCancelAt());
        boolean atPeriodEnd = Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd());
        return at != null || !atPeriodEnd
                ? at
                : item.map(SubscriptionItem::getCurrentPeriodEnd)
                        .map(Instant::ofEpochSecond)
                        .orElse(null);
    }

    private static boolean isTrialUnpaid(Subscription subscription, List<Invoice> newestFirst) {
        return subscription.getTrialEnd() != null
                && newestFirst.stream()
                        .noneMatch(invoice -> StripeInvoices.hasStatus(invoice, "paid") && invoice.getAmountPaid() > 0);
    }

    private static Look nothing(
            Watermark before, ProviderStatus status, @Nullable String reference, @Nullable String customer) {
        return new Look(
                before.watermark(),
                before.seatsAssigned(),
                status,
                reference,
                customer,
                0,
                null,
                false,
                false,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static ProviderStatus status(String status) {
        return switch (status) {
            case "incomplete" -> ProviderStatus.INCOMPLETE;
            case "incomplete_expired" -> ProviderStatus.INCOMPLETE_EXPIRED;
            case "trialing" -> ProviderStatus.TRIALING;
            case "active" -> ProviderStatus.ACTIVE;
            case "past_due" -> ProviderStatus.PAST_DUE;
            case "unpaid" -> ProviderStatus.UNPAID;
            case "paused" -> ProviderStatus.PAUSED;
            case "canceled" -> ProviderStatus.CANCELED;
            default -> ProviderStatus.UNKNOWN;
        };
    }

    private static @Nullable Instant instant(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
