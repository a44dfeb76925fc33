package io.tenure.workflows.subscription;

import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request. The row carries the result; this says only how it went.
 *
 * @param code why it was refused, e.g. {@code seats-in-use}; null otherwise
 * @param seatsAssigned where the code is {@code seats-in-use}: how many are assigned
 * @param owed what open invoices still ask for after a new payment method
 */
public record Outcome(
        OperationId operationId,
        Kind kind,
        @Nullable String code,
        @Nullable Integer seatsAssigned,
        @Nullable Money owed) {

    /** {@link #PENDING}: not finished within the handler's time; the operation's row will carry the outcome. */
    public enum Kind {
        DONE,
        REFUSED,
        PENDING
    }
}
