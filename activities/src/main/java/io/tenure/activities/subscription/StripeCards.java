package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.temporal.FailureType;
import java.util.Optional;
import java.util.Set;

/** Makes a payment method the customer's, and the subscription's default: cards and Link only (billing rule 63). Declining cards cannot be attached (billing rule 67). */
final class StripeCards {

    private static final String DECLINED = "payment-method-declined";
    private static final String NOT_SUPPORTED = "payment-method-not-supported";
    private static final Set<String> KINDS = Set.of("card", "link");

    private final StripeCalls stripe;

    StripeCards(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /** A method as the customer has it, or the code of a no. */
    sealed interface Attached {

        record Held(String method) implements Attached {}

        record Refused(String code) implements Attached {}
    }

    /** Whether {@code active} means paid with a method of this kind (billing rule 63). */
    static boolean isSold(PaymentMethod method) {
        return KINDS.contains(method.getType());
    }

    /**
     * Declined as well when it is unknown or another customer's.
     *
     * @param purpose what it is attached for: a later try for the same purpose is the same request
     */
    Attached attach(String method, String customer, String purpose) {
        boolean isOfAnotherKind = stripe.find(v1 -> v1.paymentMethods().retrieve(method))
                .filter(found -> !isSold(found))
                .isPresent();
        if (isOfAnotherKind) {
            return new Attached.Refused(NOT_SUPPORTED);
        }
        return attached(method, customer, purpose)
                .<Attached>map(Attached.Held::new)
                .orElseGet(() -> new Attached.Refused(DECLINED));
    }

    private Optional<String> attached(String method, String customer, String purpose) {
        String intent = "attach/" + method + "/" + customer + "/" + purpose;
        PaymentMethodAttachParams params =
                PaymentMethodAttachParams.builder().setCustomer(customer).build();
        try {
            PaymentMethod attached = stripe.command(
                    intent,
                    (v1, options) -> v1.paymentMethods().attach(method, params, options),
                    () -> attachedTo(method, customer));
            return Optional.of(attached.getId());
        } catch (CardException e) {
            return Optional.empty();
        } catch (InvalidRequestException e) {
            if ("customer".equals(e.getParam())) {
                throw StripeFailures.classify(e);
            }
            return Optional.empty();
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** Makes a method the subscription's default: the level that failed is the subscription's (billing rule 25). */
    void prefer(Subscription subscription, String method) {
        boolean isChangeable = StripeSubscriptions.isLive(subscription) && !isFixed(subscription);
        if (!isChangeable || method.equals(subscription.getDefaultPaymentMethod())) {
            return;
        }
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .setDefaultPaymentMethod(method)
                .build();
        Subscription now = stripe.run(v1 -> v1.subscriptions().update(subscription.getId(), params));
        if (!method.equals(now.getDefaultPaymentMethod())) {
            throw FailureType.UNAVAILABLE.failure("payment-method-not-preferred");
        }
    }

    /** While it is incomplete only a subscription's metadata can be changed; its first payment ends that. */
    static boolean isFixed(Subscription subscription) {
        return "incomplete".equals(subscription.getStatus());
    }

    private Optional<PaymentMethod> attachedTo(String method, String customer) {
        return stripe.find(v1 -> v1.paymentMethods().retrieve(method))
                .filter(found -> customer.equals(found.getCustomer()));
    }
}
