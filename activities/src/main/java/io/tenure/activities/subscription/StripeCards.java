package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.param.PaymentMethodAttachParams;
import java.util.Optional;

/** Makes a payment method the customer's. Declining cards cannot be attached (billing rule 67). */
final class StripeCards {

    private final StripeCalls stripe;

    StripeCards(StripeCalls stripe) {
        this.stripe = stripe;
    }

    /** The method as the customer has it; empty when it is refused, unknown, or another customer's. */
    Optional<String> attach(String method, String customer, StripeCalls.Intent purpose) {
        StripeCalls.Intent intent =
                new StripeCalls.Intent("attach/" + method + "/" + customer + "/" + purpose.name(), purpose.round());
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

    private Optional<PaymentMethod> attachedTo(String method, String customer) {
        return stripe.find(v1 -> v1.paymentMethods().retrieve(method))
                .filter(found -> customer.equals(found.getCustomer()));
    }
}
