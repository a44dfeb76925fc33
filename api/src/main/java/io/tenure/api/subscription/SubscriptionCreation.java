package io.tenure.api.subscription;

import io.tenure.api.identity.Caller;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.SubscriptionViewDao.SubscriptionViewRow;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Creates a subscription: stores what was asked for with the new id, so that a repeat gets the same one, then starts the workflow and waits for its
 * answer. A PENDING subscription holds the place: the same terms get it again, with its checkout; other terms withdraw its checkout first (billing
 * rule 55).
 */
@Component
final class SubscriptionCreation {

    private final Operations operations;
    private final Subscriptions subscriptions;
    private final SubscriptionChanges changes;
    private final SubscriptionCommands commands;

    SubscriptionCreation(
            Operations operations,
            Subscriptions subscriptions,
            SubscriptionChanges changes,
            SubscriptionCommands commands) {
        this.operations = operations;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.commands = commands;
    }

    Answer create(Terms terms, Ask ask, Caller caller) {
        Operations.Target target = operations.ofNew(terms.organizationId());
        Optional<OperationRow> earlier = operations.repeated();
        if (earlier.isPresent()) {
            return follow(earlier.get(), terms, caller);
        }
        Optional<SubscriptionViewRow> live = subscriptions.findLive(terms.organizationId(), terms.applicationId());
        if (live.isEmpty()) {
            return follow(operations.openCreation(target, ask, caller), terms, caller);
        }
        // A twin of this request may have stored its operation, and even its row, since the first look.
        Optional<OperationRow> twin = operations.repeated();
        if (twin.isPresent()) {
            return follow(twin.get(), terms, caller);
        }
        return besides(live.get(), terms, caller).orElseGet(() -> {
            withdraw(live.get(), caller);
            return follow(operations.openCreation(target, ask, caller), terms, caller);
        });
    }

    /** The answer where the live subscription is what was asked for. Empty when it must make room first. */
    private Optional<Answer> besides(SubscriptionViewRow live, Terms terms, Caller caller) {
        if (live.status() != Standing.PENDING) {
            throw exists(live.subscriptionId());
        }
        if (!isAskedFor(live, terms)) {
            return Optional.empty();
        }
        if (live.checkoutUrl() != null) {
            return Optional.of(done(live.subscriptionId(), caller));
        }
        return subscriptions.createdBy(live.subscriptionId()).map(id -> follow(operations.find(id), terms, caller));
    }

    private static boolean isAskedFor(SubscriptionViewRow live, Terms terms) {
        return live.planId().equals(terms.planId())
                && live.provider() == terms.provider()
                && live.quantity() == terms.seats()
                && Objects.equals(live.paymentMethodReference(), terms.paymentMethodReference())
                && Objects.equals(live.grantedUntil(), terms.until());
    }

    private void withdraw(SubscriptionViewRow live, Caller caller) {
        Answer answer;
        try {
            answer = changes.withdraw(live, caller);
        } catch (ProblemException refused) {
            switch (refused.type()) {
                case SUBSCRIPTION_NOT_ACTIVE -> {
                    return;
                }
                case CHECKOUT_COMPLETE, SUBSCRIPTION_EXISTS -> throw exists(live.subscriptionId());
                default -> throw refused;
            }
        }
        if (answer instanceof Answer.Later) {
            String detail = "The open checkout of the earlier request is being withdrawn: repeat in a moment.";
            throw new ProblemException(ProblemType.WORKFLOWS_UNAVAILABLE, detail);
        }
    }

    /** Goes on with an operation, however far it came before. */
    private Answer follow(OperationRow operation, Terms terms, Caller caller) {
        return switch (OperationView.Status.valueOf(operation.status())) {
            case DONE -> done(operation.subscriptionId(), caller);
            case FAILED -> throw Refusals.of(String.valueOf(operation.problemCode()));
            case PENDING -> outcome(operation, start(operation, terms), caller);
        };
    }

    private Reply start(OperationRow operation, Terms terms) {
        SubscriptionInput input =
                SubscriptionInput.requested(operation.subscriptionId(), terms, operation.operationId());
        return commands.create(input, operation);
    }

    private Answer outcome(OperationRow operation, Reply reply, Caller caller) {
        return switch (reply) {
            case Reply.Done done -> done(operation.subscriptionId(), caller);
            case Reply.Unfinished late -> new Answer.Later(OperationView.of(operations.find(operation.operationId())));
            case Reply.Refused(String code, Integer assigned, boolean recorded) -> throw Refusals.of(code);
            case Reply.NotAccepted nobody -> notTaken(operation, caller);
            case Reply.Gone nobody -> notTaken(operation, caller);
        };
    }

    /** The answer got lost where the row tells that a workflow has taken it nevertheless. */
    private Answer notTaken(OperationRow operation, Caller caller) {
        OperationRow now = operations.giveUp(operation.operationId());
        return switch (OperationView.Status.valueOf(now.status())) {
            case DONE -> done(now.subscriptionId(), caller);
            case PENDING -> new Answer.Later(OperationView.of(now));
            case FAILED ->
                throw OperationDao.NOT_TAKEN.equals(now.problemCode())
                        ? SubscriptionChanges.unavailable(now)
                        : Refusals.of(String.valueOf(now.problemCode()));
        };
    }

    private Answer done(SubscriptionId id, Caller caller) {
        return new Answer.Done(subscriptions.view(id, caller), null);
    }

    private static ProblemException exists(SubscriptionId id) {
        return new ProblemException(ProblemType.SUBSCRIPTION_EXISTS).with("subscriptionId", id.toString());
    }
}
