package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.StripeError;

/** How one attempt to take money ended. */
public sealed interface Outcome {

    record Paid() implements Outcome {}

    /** The bank wants to see the person at {@code url} first. */
    record AwaitsPerson(String url) implements Outcome {}

    /** Refused; {@code declineCode} is empty where Stripe gives a code alone. */
    record Refused(String code, String declineCode, String message) implements Outcome {

        public StripeError error() {
            return StripeError.card(code, declineCode.isEmpty() ? null : declineCode, message);
        }
    }
}
