package io.tenure.api.subscription;

import io.tenure.api.identity.Caller;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.SubscriptionViewDao.SubscriptionViewRow;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries a request to the workflow of a subscription that exists, and its outcome back. */
@Component
final class SubscriptionChanges {

    private final Operations operations;
    private final Subscriptions subscriptions;
    private final SubscriptionCommands commands;

    SubscriptionChanges(Operations operations, Subscriptions subscriptions, SubscriptionCommands commands) {
        this.operations = operations;
        this.subscriptions = subscriptions;
        this.commands = commands;
    }

    private record Change(Ask ask, Function<OperationId, Request> request, Caller caller) {}

    /** Stores the operation, then asks. */
    Answer change(SubscriptionId id, Ask ask, Function<OperationId, Request> request, Caller caller) {
        SubscriptionViewRow row = subscriptions.find(id);
        return follow(new Change(ask, request, caller), operations.open(target(row), ask, request, caller));
    }

    /** Makes room for another subscription: the checkout of this one is closed. */
    Answer withdraw(SubscriptionViewRow row, Caller caller) {
        Change change = new Change(new Ask("withdraw", Map.of()), Request.Withdraw::new, caller);
        return follow(change, operations.openFirst(target(row), change.ask(), change.request(), caller));
    }

    private static Operations.Target target(SubscriptionViewRow row) {
        return new Operations.Target(row.organizationId(), row.subscriptionId());
    }

    /** Goes on with an operation, however far it came before. */
    private Answer follow(Change change, OperationRow operation) {
        return switch (OperationView.Status.valueOf(operation.status())) {
            case DONE -> done(change, operation, owed(operation));
            case FAILED -> throw refusal(change, operation, String.valueOf(operation.problemCode()), null);
            case PENDING ->
                outcome(change, operation, send(operation, change.request().apply(operation.operationId())));
        };
    }

    private Reply send(OperationRow operation, Request request) {
        Reply reply = commands.send(operation, request);
        if (!(reply instanceof Reply.Gone)) {
            return reply;
        }
        if (subscriptions.find(operation.subscriptionId()).status().isTerminal()) {
            return new Reply.Refused(ProblemType.SUBSCRIPTION_NOT_ACTIVE.code(), null, false);
        }
        return commands.sendWithStart(operation, request);
    }

    private Answer outcome(Change change, OperationRow operation, Reply reply) {
        return switch (reply) {
            case Reply.Done(Money owed) -> done(change, operation, owed);
            case Reply.Unfinished unfinished ->
                new Answer.Later(OperationView.of(operations.find(operation.operationId())));
            case Reply.Refused refused -> {
                if (!refused.recorded()) {
                    operations.refuse(operation.operationId(), refused.code());
                }
                throw refusal(change, operation, refused.code(), refused.seatsAssigned());
            }
            case Reply.NotAccepted notAccepted -> notTaken(change, operation);
            case Reply.Gone gone -> notTaken(change, operation);
        };
    }

    /** The answer got lost where the row tells that a workflow has taken it nevertheless. */
    private Answer notTaken(Change change, OperationRow operation) {
        OperationRow now = operations.giveUp(operation.operationId());
        return switch (OperationView.Status.valueOf(now.status())) {
            case DONE -> done(change, now, owed(now));
            case PENDING -> new Answer.Later(OperationView.of(now));
            case FAILED ->
                throw OperationDao.NOT_TAKEN.equals(now.problemCode())
                        ? unavailable(now)
                        : refusal(change, now, String.valueOf(now.problemCode()), null);
        };
    }

    static ProblemException unavailable(OperationRow operation) {
        return new ProblemException(ProblemType.WORKFLOWS_UNAVAILABLE)
                .with("operationId", operation.operationId().toString());
    }

    private ProblemException refusal(Change change, OperationRow operation, String code, @Nullable Integer assigned) {
        Integer known = assigned != null
                ? assigned
                : Integer.valueOf(subscriptions.find(operation.subscriptionId()).seatsAssigned());
        Integer asked = change.ask().content().get("seats") instanceof Integer seats ? seats : null;
        return Refusals.of(code, asked, known);
    }

    private Answer done(Change change, OperationRow operation, @Nullable Money owed) {
        return new Answer.Done(subscriptions.view(operation.subscriptionId(), change.caller()), owed);
    }

    private static @Nullable Money owed(OperationRow operation) {
        Long amount = operation.owedAmount();
        String currency = operation.owedCurrency();
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
