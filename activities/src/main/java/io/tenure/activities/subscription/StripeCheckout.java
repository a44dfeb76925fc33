package io.tenure.activities.subscription;

import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData.TrialSettings.EndBehavior.MissingPaymentMethod;
import com.stripe.param.checkout.SessionListParams;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.OpenCheckout;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checkout sessions: Stripe creates the subscription when the customer completes one (billing rule 55). A session lives for 24 hours. */
final class StripeCheckout {

    private static final String OPEN = "open";
    private static final String EXPIRED = "expired";

    private final StripeCalls stripe;
    private final StripeCustomers customers;

    StripeCheckout(StripeCalls stripe, StripeCustomers customers) {
        this.stripe = stripe;
        this.customers = customers;
    }

    Answer open(OpenCheckout request, Sale sale) {
        String customer = customers.findOrCreate(sale);
        SessionCreateParams params = params(sale, customer);
        Session session = findOpen(customer, request.id())
                .orElseGet(() -> stripe.commandOrFail(
                        "checkout/" + request.id(),
                        (v1, options) -> v1.checkout().sessions().create(params, options),
                        () -> findOpen(customer, request.id())));
        Instant until = Instant.ofEpochSecond(session.getExpiresAt());
        return new Answer(null, null, customer, new Checkout(session.getId(), session.getUrl(), until));
    }

    Optional<Session> find(String reference) {
        return stripe.find(v1 -> v1.checkout().sessions().retrieve(reference));
    }

    /** Done also when the session had expired by itself. The customer may be faster: Stripe refuses then, and the session is read again. */
    Answer expire(String reference) {
        String status = status(reference);
        if (status.equals(OPEN)) {
            boolean expired = stripe.unlessRefused(
                            v1 -> v1.checkout().sessions().expire(reference))
                    .isPresent();
            status = expired ? EXPIRED : status(reference);
        }
        return switch (status) {
            case EXPIRED -> Answer.done();
            case "complete" -> Answer.refused("checkout-complete");
            default -> throw FailureType.UNAVAILABLE.failure("checkout-" + OPEN);
        };
    }

    /** What Stripe has not is as good as expired. */
    private String status(String reference) {
        return find(reference).map(Session::getStatus).orElse(EXPIRED);
    }

    /** The customer's open sessions that carry our id, newest first. */
    List<Session> openOf(String customer, SubscriptionId id) {
        return StripePages.all(last -> openPage(customer, last)).stream()
                .filter(session -> OPEN.equals(session.getStatus()) && Metadata.names(session.getMetadata(), id))
                .toList();
    }

    private StripeCollection<Session> openPage(String customer, @Nullable String last) {
        SessionListParams.Builder params = SessionListParams.builder()
                .setCustomer(customer)
                .setStatus(SessionListParams.Status.OPEN)
                .setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.checkout().sessions().list(params.build()));
    }

    private Optional<Session> findOpen(String customer, SubscriptionId id) {
        return openOf(customer, id).stream().findFirst();
    }

    private SessionCreateParams params(Sale sale, String customer) {
        SubscriptionId id = sale.subscription().subscriptionId();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setCustomer(customer)
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setPrice(sale.price())
                        .setQuantity((long) sale.subscription().quantity())
                        .build())
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.LINK)
                .setClientReferenceId(id.toString())
                .putAllMetadata(Metadata.of(id))
                .setSubscriptionData(subscriptionData(sale))
                .setSuccessUrl(stripe.settings().successUrl())
                .setCancelUrl(stripe.settings().cancelUrl())
                .build();
    }

    private static SubscriptionData subscriptionData(Sale sale) {
        SubscriptionData.Builder data = SubscriptionData.builder()
                .setBillingMode(SubscriptionData.BillingMode.builder()
                        .setType(SubscriptionData.BillingMode.Type.FLEXIBLE)
                        .build())
                .putAllMetadata(Metadata.of(sale.subscription().subscriptionId()));
        if (sale.subscription().trialDays() > 0) {
            data.setTrialPeriodDays((long) sale.subscription().trialDays())
                    .setTrialSettings(SubscriptionData.TrialSettings.builder()
                            .setEndBehavior(SubscriptionData.TrialSettings.EndBehavior.builder()
                                    .setMissingPaymentMethod(MissingPaymentMethod.PAUSE)
                                    .build())
                            .build());
        }
        return data.build();
    }
}
