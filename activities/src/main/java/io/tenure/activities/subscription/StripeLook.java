package io.tenure.activities.subscription;

import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.SubscriptionRetrieveParams;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.activities.subscription.StripeInvoices.Billed;
import io.tenure.store.subscription.SubscriptionDao.Watermark;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.Look.Payments;
import io.tenure.workflows.subscription.Look.Periods;
import io.tenure.workflows.subscription.Look.References;
import io.tenure.workflows.subscription.ProviderStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A look at Stripe: the watermark first (law 3), then the subscription and its invoices, back to what is stored. */
final class StripeLook {

    private static final SubscriptionRetrieveParams WITH_METHOD = SubscriptionRetrieveParams.builder()
            .addExpand("default_payment_method")
            .build();

    private final StripeCalls stripe;
    private final BillingRows rows;
    private final StripeSubscriptions subscriptions;
    private final StripeCheckout checkout;
    private final StripeInvoices invoices;
    private final SecondSubscription seconds;

    StripeLook(StripeCalls stripe, BillingRows rows) {
        StripeCustomers customers = new StripeCustomers(stripe, rows);
        this.stripe = stripe;
        this.rows = rows;
        this.subscriptions = new StripeSubscriptions(stripe, customers);
        this.checkout = new StripeCheckout(stripe, customers);
        this.invoices = new StripeInvoices(stripe);
        this.seconds = new SecondSubscription(stripe, rows);
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
        Meanwhile<Boolean> second = Meanwhile.read(() ->
                StripeSubscriptions.isLive(subscription) && seconds.exists(subscription, sale, before.watermark()));
        ProviderNumbers numbers = new ProviderNumbers();
        Billed billed =
                invoices.backTo(subscription.getId(), sale.subscription().paidUntil(), numbers);
        SubscriptionReading reading = new SubscriptionReading(subscription, billed, numbers);
        BilledPeriods billedPeriods = new BilledPeriods(
                billed.newestFirst(), invoice -> invoices.periodEnds(invoice, numbers), reading.paidUntil());
        PaymentTrouble trouble = PaymentTrouble.of(reading.status(), subscription, billed.newestFirst(), stripe);
        Periods periods = reading.periods(billedPeriods);
        Payments payments = reading.payments(trouble, billedPeriods);
        Integer quantity = reading.quantity();
        // The last of all: every number was read by now.
        Oddity.Beside beside = new Oddity.Beside(stripe.settings().liveMode(), numbers.wereBeyondOurs(), second.get());
        return new Look(
                before.watermark(),
                before.seatsAssigned(),
                reading.status(),
                new References(subscription.getId(), subscription.getCustomer()),
                quantity,
                Oddity.of(subscription, sale, beside),
                periods,
                payments);
    }

    private static Look nothing(
            Watermark before, ProviderStatus status, @Nullable String reference, @Nullable String customer) {
        return Look.without(before.watermark(), before.seatsAssigned(), status, new References(reference, customer));
    }
}
