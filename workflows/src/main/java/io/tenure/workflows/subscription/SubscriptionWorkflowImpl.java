package io.tenure.workflows.subscription;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.DeadlineTimer;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One organization's subscription to one application, from request to end. Rows: subscription, standing_change, paid_period, operation. */
public final class SubscriptionWorkflowImpl implements SubscriptionWorkflow {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final TemporalExecution execution = new TemporalExecution();
    private final SubscriptionRun run;

    @WorkflowInit
    public SubscriptionWorkflowImpl(SubscriptionInput input) {
        DefectReports defects = new DefectReports(input.id(), execution);
        DatabaseCall<SubscriptionActivities> rows = DatabaseCall.of(SubscriptionActivities.class, defects);
        run = new SubscriptionRun(execution, rows, ProviderCalls.Stubs.ofTemporal(), input);
        defects.healBy(run::heal);
    }

    @Override
    public void run(SubscriptionInput input) {
        SubscriptionInput next = run.run(input);
        execution.wakeUp();
        if (next != null) {
            Workflow.continueAsNew(next);
        }
    }

    @Override
    public void providerChanged(ProviderChanged fact) {
        run.heard(fact);
    }

    @Override
    public void lookAgain() {
        run.lookAgain();
    }

    @Override
    public @Nullable SubscriptionState state() {
        return run.state();
    }

    @Override
    public Outcome awaitCreated(AwaitCreated request) {
        OperationId operation = request.operationId();
        awaitAnswer(() -> run.isAnswered(operation) || run.isLongDone(operation));
        return run.isLongDone(operation) ? Outcome.done(operation) : run.answer(operation);
    }

    @Override
    public void checkAsk(Request request) {
        String refusal = run.refusal(request);
        if (refusal != null) {
            throw FailureType.REFUSED.failure(refusal);
        }
    }

    @Override
    public Outcome ask(Request request) {
        run.ask(request);
        awaitAnswer(() -> run.isAnswered(request.operationId()));
        return run.answer(request.operationId());
    }

    private static void awaitAnswer(BooleanSupplier answered) {
        if (answered.getAsBoolean()) {
            return;
        }
        DeadlineTimer patience = new DeadlineTimer();
        patience.arm(DeadlineTimer.now().plus(ANSWER_WITHIN), "answer a caller");
        Workflow.await(() -> answered.getAsBoolean() || patience.fired());
        patience.cancel();
    }
}
