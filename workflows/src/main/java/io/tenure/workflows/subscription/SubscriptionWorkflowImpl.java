package io.tenure.workflows.subscription;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.tenure.workflows.subscription.SubscriptionActivities.Loaded;
import io.tenure.workflows.subscription.SubscriptionActivities.Opened;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.DeadlineTimer;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One organization's subscription to one application, from request to end. Rows: subscription, standing_change, paid_period, operation. */
public final class SubscriptionWorkflowImpl implements SubscriptionWorkflow {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final DatabaseCall<SubscriptionActivities> rows = new DatabaseCall<>(
            Workflow.newLocalActivityStub(SubscriptionActivities.class, DatabaseCall.localOptions()),
            Workflow.newActivityStub(SubscriptionActivities.class, DatabaseCall.durableOptions()));
    private final ProviderCalls provider = new ProviderCalls();
    private final Mailbox mailbox = new Mailbox();
    private final DeadlineTimer deadline = new DeadlineTimer();
    private @Nullable CurrentSubscription subscription;
    private boolean over;

    @WorkflowInit
    public SubscriptionWorkflowImpl(SubscriptionInput input) {
        Carried carried = input.carried();
        if (carried != null) {
            mailbox.remember(carried.finished());
        }
    }

    @Override
    public void run(SubscriptionInput input) {
        CurrentSubscription current = begin(input);
        if (current != null) {
            live(current);
        }
        over = true;
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    private void live(CurrentSubscription current) {
        Agenda agenda = new Agenda(mailbox, current, provider);
        boolean endsHere = !current.isOver();
        while (!current.isOver()) {
            awaitWork(agenda);
            agenda.work();
            if (agenda.isDone() && !current.isOver() && Workflow.isEveryHandlerFinished()) {
                continueAsNew(current);
            }
        }
        deadline.cancel();
        agenda.close();
        if (endsHere) {
            current.collectOthers();
        }
    }

    private void awaitWork(Agenda agenda) {
        if (!agenda.isDue()) {
            Instant wake = agenda.nextWake();
            Workflow.setCurrentDetails("Waits for the provider or a request; looks by itself at " + wake);
            deadline.arm(wake, "look at the provider again");
            Workflow.await(() -> deadline.fired() || agenda.isDue() || !deadline.covers(agenda.nextWake()));
        }
    }

    private @Nullable CurrentSubscription begin(SubscriptionInput input) {
        Terms terms = input.terms();
        OperationId operation = input.operationId();
        if (terms == null || operation == null) {
            Loaded loaded = rows.run(activities -> activities.load(new SubscriptionActivities.Load(input.id())));
            return resume(input, loaded);
        }
        Opened opened =
                rows.run(activities -> activities.open(new SubscriptionActivities.Open(input.id(), terms, operation)));
        if (opened.refusal() != null) {
            mailbox.answer(new Outcome(operation, Outcome.Kind.REFUSED, opened.refusal(), null, null));
        }
        return resume(
                input,
                new Loaded(
                        opened.subscription(),
                        opened.policy(),
                        List.of(new SubscriptionActivities.PendingOperation(operation, null))));
    }

    private @Nullable CurrentSubscription resume(SubscriptionInput input, Loaded loaded) {
        Subscription row = loaded.subscription();
        if (row == null) {
            return null;
        }
        Instant now = CurrentSubscription.now();
        SubscriptionState state = SubscriptionState.loaded(row, loaded.policy(), input.carried());
        CurrentSubscription current = new CurrentSubscription(rows, provider, state);
        current.scheduleLook(state.nextLook(row, now));
        loaded.pending().forEach(asked -> mailbox.add(new Step(asked.operationId(), asked.request(), 0, now)));
        if (!current.isUnborn() && input.carried() == null) {
            mailbox.wantLook(now, false);
        }
        subscription = current;
        return current;
    }

    private void continueAsNew(CurrentSubscription current) {
        deadline.cancel();
        SubscriptionState state = current.state();
        Carried carried =
                new Carried(state.lookedUpTo(), state.unclearLooks(), state.pendingStanding(), mailbox.finished());
        Workflow.continueAsNew(new SubscriptionInput(current.row().id(), null, null, carried));
    }

    @Override
    public void providerChanged(ProviderChanged fact) {
        mailbox.heard(fact, CurrentSubscription.now());
    }

    @Override
    public void lookAgain() {
        mailbox.wantLook(CurrentSubscription.now(), true);
    }

    @Override
    public @Nullable SubscriptionState state() {
        return subscription == null ? null : subscription.state();
    }

    @Override
    public Outcome awaitCreated(AwaitCreated request) {
        OperationId operation = request.operationId();
        // A repeat after the creation was forgotten: it is neither waiting nor among the last answers.
        BooleanSupplier isLongDone = () -> subscription != null && !mailbox.isWaiting(operation);
        return answerTo(operation, isLongDone);
    }

    @Override
    public Outcome cancel(Request.Cancel request) {
        return ask(request);
    }

    @Override
    public void checkCancel(Request.Cancel request) {
        check(request);
    }

    @Override
    public Outcome undoCancellation(Request.UndoCancellation request) {
        return ask(request);
    }

    @Override
    public void checkUndoCancellation(Request.UndoCancellation request) {
        check(request);
    }

    @Override
    public Outcome changeSeats(Request.ChangeSeats request) {
        return ask(request);
    }

    @Override
    public void checkChangeSeats(Request.ChangeSeats request) {
        check(request);
    }

    @Override
    public Outcome changePaymentMethod(Request.ChangePaymentMethod request) {
        return ask(request);
    }

    @Override
    public void checkChangePaymentMethod(Request.ChangePaymentMethod request) {
        check(request);
    }

    @Override
    public Outcome placeHold(Request.PlaceHold request) {
        return ask(request);
    }

    @Override
    public void checkPlaceHold(Request.PlaceHold request) {
        check(request);
    }

    @Override
    public Outcome liftHold(Request.LiftHold request) {
        return ask(request);
    }

    @Override
    public void checkLiftHold(Request.LiftHold request) {
        check(request);
    }

    @Override
    public Outcome withdraw(Request.Withdraw request) {
        return ask(request);
    }

    @Override
    public void checkWithdraw(Request.Withdraw request) {
        check(request);
    }

    @Override
    public Outcome resume(Request.Resume request) {
        return ask(request);
    }

    private void check(Request request) {
        if (subscription == null || mailbox.outcome(request.operationId()) != null) {
            return;
        }
        String refusal = SubscriptionRequests.refusal(subscription.row(), request);
        if (refusal != null) {
            throw FailureType.REFUSED.failure(refusal);
        }
    }

    private Outcome ask(Request request) {
        Instant now = CurrentSubscription.now();
        mailbox.add(new Step(request.operationId(), request, 0, now));
        mailbox.hasten(now);
        return answerTo(request.operationId(), () -> false);
    }

    private Outcome answerTo(OperationId operation, BooleanSupplier isLongDone) {
        DeadlineTimer patience = new DeadlineTimer();
        patience.arm(CurrentSubscription.now().plus(ANSWER_WITHIN), "answer a caller");
        Workflow.await(
                () -> mailbox.outcome(operation) != null || isLongDone.getAsBoolean() || patience.fired() || over);
        patience.cancel();
        Outcome outcome = mailbox.outcome(operation);
        if (outcome != null) {
            return outcome;
        }
        if (isLongDone.getAsBoolean()) {
            return new Outcome(operation, Outcome.Kind.DONE, null, null, null);
        }
        return over
                ? new Outcome(operation, Outcome.Kind.REFUSED, SubscriptionRequests.NOT_ACTIVE, null, null)
                : new Outcome(operation, Outcome.Kind.PENDING, null, null, null);
    }
}
