package io.tenure.api.subscription;

import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.value.Money;
import org.jspecify.annotations.Nullable;

/** How far a command to a workflow came. */
sealed interface Reply {

    /** @param owed what open invoices still ask for after a new payment method */
    record Done(@Nullable Money owed) implements Reply {}

    /**
     * The state does not allow it.
     *
     * @param seatsAssigned where the code is {@code seats-in-use} and the workflow said it
     * @param recorded the workflow's activities have written the operation's outcome; a validator's refusal is written by the API
     */
    record Refused(String code, @Nullable Integer seatsAssigned, boolean recorded) implements Reply {}

    /** Accepted; the operation's row will carry the outcome. */
    record Unfinished() implements Reply {}

    /** No workflow took it in time, or Temporal is away. */
    record NotAccepted() implements Reply {}

    /** No such workflow runs. */
    record Gone() implements Reply {}

    static Reply of(Outcome outcome) {
        return switch (outcome.kind()) {
            case DONE -> new Done(outcome.owed());
            case PENDING -> new Unfinished();
            case REFUSED -> {
                String code = outcome.code();
                yield Outcome.NOT_TAKEN.equals(code)
                        ? new NotAccepted()
                        : new Refused(code == null ? "state-conflict" : code, outcome.seatsAssigned(), true);
            }
        };
    }
}
