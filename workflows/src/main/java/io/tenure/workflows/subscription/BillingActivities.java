package io.tenure.workflows.subscription;

import io.temporal.activity.ActivityInterface;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription asks of its payment provider. Each command is safe to repeat: it looks for its own effect first, and its idempotency keys name
 * intent and attempt (billing rule 34). A conclusive no is an {@link Answer} with a code; no answer, 429 and 5xx are failures of type UNAVAILABLE,
 * wrong credentials and calls that the provider does not know are REJECTED.
 */
@ActivityInterface(namePrefix = "Billing.")
public interface BillingActivities {

    /** Reads the watermark, then the provider: the subscription, what was paid, and a session when there is no subscription yet. */
    Look look(LookRequest request);

    /** Finds or creates the customer and creates the subscription with the terms' payment method. */
    Answer subscribe(Subscribe request);

    /** Finds or creates the customer and opens a Checkout session, whose URL is the answer. */
    Answer openCheckout(OpenCheckout request);

    /** Expires an open session. Refused with {@code checkout-complete} when the customer was faster. */
    Answer expireCheckout(ExpireCheckout request);

    /** Cancels now, or at the period's end, or takes the latter back. */
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

    /** Sets the quantity: upwards billed at once and pending if incomplete, downwards with prorations (billing rule 59). */
    Answer changeQuantity(ChangeQuantity request);

    /** Makes a method the subscription's default and pays what is open with it, oldest first (billing rules 13, 21 and 25). */
    Answer changePaymentMethod(ChangePaymentMethod request);

    record LookRequest(
            SubscriptionId id,
            @Nullable String providerReference,
            @Nullable String checkoutReference) {}

    /** @param round grows with each new start of the command after an unknown end; part of the idempotency keys */
    record Subscribe(SubscriptionId id, Terms terms, int round) {}

    record OpenCheckout(SubscriptionId id, Terms terms, int round) {}

    record ExpireCheckout(SubscriptionId id, String checkoutReference, OperationId operationId) {}

    record ChangeCancellation(
            SubscriptionId id, String providerReference, Kind kind, OperationId operationId, int round) {
        public enum Kind {
            NOW,
            AT_PERIOD_END,
            UNDO
        }
    }

    record AbandonCreation(SubscriptionId id) {}

    record CollectOthers(SubscriptionId id, String providerReference) {}

    record ChangeQuantity(
            SubscriptionId id, String providerReference, int quantity, OperationId operationId, int round) {}

    record ChangePaymentMethod(
            SubscriptionId id,
            String providerReference,
            String paymentMethodReference,
            OperationId operationId,
            int round) {}

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

        public static Answer done() {
            return new Answer(null, null, null, null);
        }

        public static Answer refused(String code) {
            return new Answer(code, null, null, null);
        }
    }
}
