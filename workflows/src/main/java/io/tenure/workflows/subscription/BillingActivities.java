package io.tenure.workflows.subscription;

import io.temporal.activity.ActivityInterface;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription asks of its payment provider. Each command is safe to repeat: it looks for its own effect first, and its idempotency keys name
 * intent and attempt (billing rule 34). A conclusive no is an {@link Answer} with a code; no answer, 429 and 5xx are failures of type UNAVAILABLE,
 * wrong credentials and calls that the provider does not know are REJECTED.
 */
@ActivityInterface(namePrefix = "Billing.")
public interface BillingActivities {

    /**
     * How long one attempt of a command may take. No call to the provider begins so late that its answer could come after that: an attempt that was
     * given up never goes on beside the next one.
     */
    Duration ONE_COMMAND = Duration.ofSeconds(45);

    /** Reads the watermark, then the provider: the subscription, what was paid, and a session when there is no subscription yet. */
    Look look(LookRequest request);

    /** Finds or creates the customer and creates the subscription with the terms' payment method. */
    Answer subscribe(Subscribe request);

    /** Finds or creates the customer and opens a Checkout session, whose URL is the answer. */
    Answer openCheckout(OpenCheckout request);

    /** Expires an open session; done as well when the provider has none. Refused with {@code checkout-complete} when the customer was faster. */
    Answer expireCheckout(ExpireCheckout request);

    /** Cancels now, or at the period's end, or takes every planned end back. Refused with {@link Answer#GONE} where the provider has no such subscription. */
    Answer changeCancellation(ChangeCancellation request);

    /**
     * Makes sure that nothing of a creation is left whose answers were lost: cancels live subscriptions and expires open sessions that carry our
     * id. Done as well when there is nothing.
     */
    Answer abandonCreation(AbandonCreation request);

    /**
     * After a subscription has ended, however it ended: collects the open invoices of the customer's other live subscriptions again, which
     * Stripe's cancellation has stopped (billing rule 19).
     */
    Answer collectOthers(CollectOthers request);

    /**
     * Sets the quantity: upwards billed at once and pending if incomplete, downwards with prorations (billing rule 59). A change to another number that
     * still waits for its payment is ended first, with its invoice.
     */
    Answer changeQuantity(ChangeQuantity request);

    /**
     * Makes a method the subscription's default and pays what is open with it, oldest first (billing rules 13, 21 and 25); nothing is paid for a period
     * that has passed without access (billing rule 56).
     */
    Answer changePaymentMethod(ChangePaymentMethod request);

    record LookRequest(
            SubscriptionId id,
            @Nullable String providerReference,
            @Nullable String checkoutReference) {}

    record Subscribe(SubscriptionId id, Terms terms) {}

    record OpenCheckout(SubscriptionId id, Terms terms) {}

    record ExpireCheckout(SubscriptionId id, String checkoutReference) {}

    record ChangeCancellation(SubscriptionId id, String providerReference, Kind kind) {
        public enum Kind {
            NOW,
            AT_PERIOD_END,
            UNDO
        }
    }

    record AbandonCreation(SubscriptionId id) {}

    record CollectOthers(SubscriptionId id, String providerReference) {}

    /** @param askedAt when it was asked for: the same for every repeat, so that all are the same request (billing rule 27) */
    record ChangeQuantity(
            SubscriptionId id, String providerReference, int quantity, OperationId operationId, Instant askedAt) {}

    record ChangePaymentMethod(
            SubscriptionId id, String providerReference, String paymentMethodReference, OperationId operationId) {}

    /**
     * @param refusal the code of a conclusive no, for example {@code payment-method-declined}; null when it was done
     * @param providerReference the provider's subscription where the command made one
     * @param checkout where the customer finishes, where the command opened such a page
     */
    record Answer(
            @Nullable String refusal,
            @Nullable String providerReference,
            @Nullable String customerReference,
            @Nullable Checkout checkout) {

        /** The code of a no for which an ending command has reached its goal: the provider has no such subscription. */
        public static final String GONE = "provider-object-missing";

        public static Answer done() {
            return new Answer(null, null, null, null);
        }

        public static Answer refused(String code) {
            return new Answer(code, null, null, null);
        }
    }
}
