package io.tenure.activities.subscription;

import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionCreateParams.PaymentSettings;
import com.stripe.param.SubscriptionCreateParams.TrialSettings.EndBehavior.MissingPaymentMethod;
import com.stripe.param.SubscriptionListParams;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription that is charged at once. Looks for the one it may have created before, then creates it. */
final class StripeSubscriptions {

    /** The method that pays becomes the subscription's, also that of a first payment which waited for the customer (billing rule 25). */
    private static final PaymentSettings CARDS_AND_LINK = PaymentSettings.builder()
            .addPaymentMethodType(PaymentSettings.PaymentMethodType.CARD)
            .addPaymentMethodType(PaymentSettings.PaymentMethodType.LINK)
            .setSaveDefaultPaymentMethod(PaymentSettings.SaveDefaultPaymentMethod.ON_SUBSCRIPTION)
            .build();

    private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

    private final StripeCalls stripe;
    private final StripeCustomers customers;
    private final StripeCards cards;

    StripeSubscriptions(StripeCalls stripe, StripeCustomers customers) {
        this.stripe = stripe;
        this.customers = customers;
        this.cards = new StripeCards(stripe);
    }

    Answer subscribe(Subscribe request, String paymentMethod, Sale sale) {
        String customer = customers.findOrCreate(sale);
        Optional<Subscription> existing = findOf(customer, request.id());
        if (existing.isPresent()) {
            return answer(existing.get());
        }
        String intent = intent(request.id());
        return switch (cards.attach(paymentMethod, customer, intent)) {
            case StripeCards.Attached.Refused(String code) -> Answer.refused(code);
            case StripeCards.Attached.Held(String method) ->
                answer(create(intent, params(sale, customer, method), request.id()));
        };
    }

    private static String intent(SubscriptionId id) {
        return "subscribe/" + id;
    }

    /** From now on none is made with our id. Fails as UNAVAILABLE while Stripe may still be making one. */
    void refuseCreation(SubscriptionId id) {
        SubscriptionCreateParams ofNobody =
                SubscriptionCreateParams.builder().setCustomer("cus_none").build();
        stripe.close(intent(id), (v1, options) -> v1.subscriptions().create(ofNobody, options));
    }

    /** The customer's subscription that carries our id: a live one before an ended one, the newest first. */
    Optional<Subscription> findOf(String customer, SubscriptionId id) {
        List<Subscription> ours = allOf(customer, id);
        return ours.stream()
                .filter(StripeSubscriptions::isLive)
                .findFirst()
                .or(() -> ours.stream().findFirst());
    }

    /** The customer's subscriptions that carry our id, ended ones as well, newest first. */
    List<Subscription> allOf(String customer, SubscriptionId id) {
        return StripePages.all(last -> page(customer, last)).stream()
                .filter(subscription -> Metadata.names(subscription.getMetadata(), id))
                .toList();
    }

    private StripeCollection<Subscription> page(String customer, @Nullable String last) {
        SubscriptionListParams.Builder params = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(StripePages.SIZE);
        if (last != null) {
            params.setStartingAfter(last);
        }
        return stripe.run(v1 -> v1.subscriptions().list(params.build()));
    }

    static boolean isLive(Subscription subscription) {
        return !ENDED.contains(subscription.getStatus());
    }

    private Subscription create(String intent, SubscriptionCreateParams params, SubscriptionId id) {
        return stripe.commandOrFail(
                intent,
                (v1, options) -> v1.subscriptions().create(params, options),
                () -> findOf(params.getCustomer(), id));
    }

    private static SubscriptionCreateParams params(Sale sale, String customer, String method) {
        SubscriptionCreateParams.Builder params = SubscriptionCreateParams.builder()
                .setCustomer(customer)
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(sale.price())
                        .setQuantity((long) sale.subscription().quantity())
                        .build())
                .setDefaultPaymentMethod(method)
                .setPaymentSettings(CARDS_AND_LINK)
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ALLOW_INCOMPLETE)
                .setOffSession(true)
                .setBillingMode(SubscriptionCreateParams.BillingMode.builder()
                        .setType(SubscriptionCreateParams.BillingMode.Type.FLEXIBLE)
                        .build())
                .setTrialSettings(trialSettings())
                .putAllMetadata(Metadata.of(sale.subscription().subscriptionId()));
        if (sale.subscription().trialDays() > 0) {
            params.setTrialPeriodDays((long) sale.subscription().trialDays());
        }
        return params.build();
    }

    /** A trial that ends without a method pauses (billing rule 62). */
    private static SubscriptionCreateParams.TrialSettings trialSettings() {
        return SubscriptionCreateParams.TrialSettings.builder()
                .setEndBehavior(SubscriptionCreateParams.TrialSettings.EndBehavior.builder()
                        .setMissingPaymentMethod(MissingPaymentMethod.PAUSE)
                        .build())
                .build();
    }

    private static Answer answer(Subscription subscription) {
        return new Answer(null, subscription.getId(), subscription.getCustomer(), null);
    }
}
