package io.tenure.workflows.subscription;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tenure.workflows.value.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * Lives as long as the subscription. Facts are signals and cannot be refused; requests are updates: refused by a validator with an
 * {@code ApplicationFailure} whose type is REFUSED and whose message is the code, or answered with an {@link Outcome} within 10 s.
 */
@WorkflowInterface
public interface SubscriptionWorkflow {

    String TYPE = "Subscription";

    /** The only place where the workflow's id is built. */
    static String id(SubscriptionId id) {
        return "subscription/" + id;
    }

    @WorkflowMethod(name = TYPE)
    void run(SubscriptionInput input);

    /** Waits until the request to create was answered: DONE (active, trialing, or a page to finish at), REFUSED with a code, or PENDING. */
    @UpdateMethod
    Outcome awaitCreated(AwaitCreated request);

    @UpdateMethod
    Outcome cancel(Request.Cancel request);

    @UpdateValidatorMethod(updateName = "cancel")
    void checkCancel(Request.Cancel request);

    @UpdateMethod
    Outcome undoCancellation(Request.UndoCancellation request);

    @UpdateValidatorMethod(updateName = "undoCancellation")
    void checkUndoCancellation(Request.UndoCancellation request);

    @UpdateMethod
    Outcome changeSeats(Request.ChangeSeats request);

    @UpdateValidatorMethod(updateName = "changeSeats")
    void checkChangeSeats(Request.ChangeSeats request);

    @UpdateMethod
    Outcome changePaymentMethod(Request.ChangePaymentMethod request);

    @UpdateValidatorMethod(updateName = "changePaymentMethod")
    void checkChangePaymentMethod(Request.ChangePaymentMethod request);

    @UpdateMethod
    Outcome placeHold(Request.PlaceHold request);

    @UpdateValidatorMethod(updateName = "placeHold")
    void checkPlaceHold(Request.PlaceHold request);

    @UpdateMethod
    Outcome liftHold(Request.LiftHold request);

    @UpdateValidatorMethod(updateName = "liftHold")
    void checkLiftHold(Request.LiftHold request);

    @UpdateMethod
    Outcome withdraw(Request.Withdraw request);

    @UpdateValidatorMethod(updateName = "withdraw")
    void checkWithdraw(Request.Withdraw request);

    @UpdateMethod
    Outcome resume(Request.Resume request);

    @SignalMethod
    void providerChanged(ProviderChanged fact);

    /** For operators in the Temporal UI. */
    @SignalMethod
    void lookAgain();

    /** For operators and tests; null until the row was read. */
    @QueryMethod
    @Nullable
    SubscriptionState state();
}
