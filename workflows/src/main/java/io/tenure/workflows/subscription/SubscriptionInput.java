package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run. The id alone suffices for a subscription whose row exists (relay, sweep); a new one brings its terms and the operation that asked.
 *
 * @param carried what the run before handed over; null for a first run and after a repair
 */
public record SubscriptionInput(
        SubscriptionId id,
        @Nullable Terms terms,
        @Nullable OperationId operationId,
        @Nullable Carried carried) {

    /** For a subscription whose row exists. */
    public static SubscriptionInput existing(SubscriptionId id) {
        return new SubscriptionInput(id, null, null, null);
    }

    /** For a subscription that is asked for now. */
    public static SubscriptionInput requested(SubscriptionId id, Terms terms, OperationId operationId) {
        return new SubscriptionInput(id, terms, operationId, null);
    }
}
