package io.tenure.api.subscription;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.subscription.AwaitCreated;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionState;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the real workflow promises to, without a provider. A payment method {@code pm_slow} is not answered before a signal; 99 seats are refused
 * by the validator, and 98 as if too many requests waited.
 */
public final class FakeSubscriptionWorkflow implements SubscriptionWorkflow {

    static final String SLOW = "pm_slow";
    static final int REFUSED_SEATS = 99;
    static final int CROWDED_SEATS = 98;

    private final FakeRowsActivities rows = Workflow.newActivityStub(
            FakeRowsActivities.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofSeconds(10))
                    .build());

    private @Nullable SubscriptionId id;
    private @Nullable Outcome created;
    private boolean released;
    private boolean ended;

    @Override
    public void run(SubscriptionInput input) {
        id = input.id();
        if (input.terms() != null) {
            if (SLOW.equals(input.terms().paymentMethodReference())) {
                Workflow.await(() -> released);
            }
            created = rows.open(input);
            ended = created.kind() == Outcome.Kind.REFUSED;
        }
        Workflow.await(() -> ended && Workflow.isEveryHandlerFinished());
    }

    @Override
    public Outcome awaitCreated(AwaitCreated request) {
        Workflow.await(() -> created != null);
        return Objects.requireNonNull(created);
    }

    private Outcome apply(Request request) {
        Workflow.await(() -> id != null);
        return rows.apply(new FakeRowsActivities.Applied(Objects.requireNonNull(id), request));
    }

    @Override
    public Outcome ask(Request request) {
        Outcome outcome = apply(request);
        ended |= ends(request) && outcome.kind() == Outcome.Kind.DONE;
        return outcome;
    }

    private static boolean ends(Request request) {
        return request instanceof Request.Withdraw
                || (request instanceof Request.Cancel cancel && !cancel.atPeriodEnd());
    }

    @Override
    public void checkAsk(Request request) {
        if (!(request instanceof Request.ChangeSeats change)) {
            return;
        }
        if (change.seats() == REFUSED_SEATS) {
            throw FailureType.REFUSED.failure("subscription-not-active");
        }
        if (change.seats() == CROWDED_SEATS) {
            throw FailureType.REFUSED.failure("too-many-waiting");
        }
    }

    @Override
    public void providerChanged(ProviderChanged fact) {}

    @Override
    public void lookAgain() {
        released = true;
    }

    @Override
    public SubscriptionState state() {
        throw new UnsupportedOperationException();
    }
}
