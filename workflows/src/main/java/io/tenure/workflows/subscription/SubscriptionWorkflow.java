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
 * Lives as long as the subscription. Facts are signals and cannot be refused; a request is the update {@code ask}: refused by its validator with an
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

    /** One request of a person; the sealed type says which. */
    @UpdateMethod
    Outcome ask(Request request);

    @UpdateValidatorMethod(updateName = "ask")
    void checkAsk(Request request);

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
