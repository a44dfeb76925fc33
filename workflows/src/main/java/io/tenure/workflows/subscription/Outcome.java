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

    /** The code of what no workflow took in time. Its caller was told so, and may ask again. */
    public static final String NOT_TAKEN = "workflows-unavailable";

    /** {@link #PENDING}: not finished within the handler's time; the operation's row will carry the outcome. */
    public enum Kind {
        DONE,
        REFUSED,
        PENDING
    }

    public static Outcome done(OperationId operation) {
        return new Outcome(operation, Kind.DONE, null, null, null);
    }

    public static Outcome refused(OperationId operation, String code) {
        return new Outcome(operation, Kind.REFUSED, code, null, null);
    }

    public static Outcome pending(OperationId operation) {
        return new Outcome(operation, Kind.PENDING, null, null, null);
    }
}
