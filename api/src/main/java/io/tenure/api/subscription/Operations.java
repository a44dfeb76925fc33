package io.tenure.api.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.IfMatch;
import io.tenure.store.UuidV7;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.FinishedOperation;
import io.tenure.store.subscription.OperationDao.NewOperation;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was asked for, stored with its audit entry before any workflow hears of it. Under an idempotency key the operation's id is the key's, so a repeat
 * whose first try was not answered finds the operation that it has stored, and no two are ever stored.
 */
@Component
final class Operations {

    private static final ObjectWriter REQUESTS = Payloads.mapper().writerFor(Request.class);

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Operations(Jdbi jdbi, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    record Target(OrganizationId organizationId, SubscriptionId subscriptionId) {}

    /** A subscription that is about to be asked for. */
    Target ofNew(OrganizationId organization) {
        return new Target(organization, new SubscriptionId(ids.next()));
    }

    /** What an earlier try under the same idempotency key has stored. Empty without a key. */
    Optional<OperationRow> repeated() {
        return Attempt.current()
                .flatMap(attempt -> jdbi.withExtension(
                        OperationDao.class, operations -> operations.find(Tenant.required(), attempt.operationId())))
                .map(this::askedAgain);
    }

    /** What no workflow took is asked anew, as another opening of the operation; every other outcome stays. */
    private OperationRow askedAgain(OperationRow earlier) {
        Attempt.takeUp();
        if (!OperationDao.NOT_TAKEN.equals(earlier.problemCode())) {
            return earlier;
        }
        jdbi.useExtension(OperationDao.class, operations -> operations.reopen(earlier.operationId(), clock.instant()));
        return find(earlier.operationId());
    }

    /** Stores the operation that creates a subscription, or finds the one that an earlier try has stored. */
    OperationRow openCreation(Target target, Ask ask, Caller caller) {
        return open(new Asked(new OperationId(Attempt.newId(ids)), target, ask, null), audit::appendOnce, caller);
    }

    /** Stores the operation with what its workflow will be asked, or finds the one that an earlier try has stored. */
    OperationRow open(Target target, Ask ask, Function<OperationId, Request> request, Caller caller) {
        OperationId id = new OperationId(Attempt.newId(ids));
        Asked asked = new Asked(id, target, ask, request.apply(id));
        Appending known = (handle, by, act) -> {
            requireKnown(handle, asked);
            audit.appendOnce(handle, by, act);
        };
        return open(asked, known, caller);
    }

    /** Of many who know the same revision one is heard: while its request is under way, the others know an old one. */
    private static void requireKnown(Handle handle, Asked asked) {
        if (!IfMatch.isGiven()) {
            return;
        }
        SubscriptionId id = asked.target().subscriptionId();
        OperationDao operations = handle.attach(OperationDao.class);
        operations.lockRevision(id).ifPresent(IfMatch::require);
        if (operations.countOthersPending(id, asked.id()) > 0) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED, "Another request is under way: read it again when that is done.");
        }
    }

    /** Stores an operation that another one needs done before: it has an id of its own, whatever the key of the request. */
    OperationRow openFirst(Target target, Ask ask, Function<OperationId, Request> request, Caller caller) {
        OperationId id = new OperationId(ids.next());
        return open(new Asked(id, target, ask, request.apply(id)), audit::appendBeside, caller);
    }

    private OperationRow open(Asked asked, Appending appending, Caller caller) {
        boolean stored = jdbi.inTransaction(handle -> {
            if (handle.attach(OperationDao.class).insert(row(asked, caller)) == 0) {
                return false;
            }
            appending.append(handle, caller, act(asked));
            return true;
        });
        return stored ? find(asked.id()) : askedAgain(find(asked.id()));
    }

    OperationRow find(OperationId id) {
        return jdbi.withExtension(OperationDao.class, operations -> operations.find(Tenant.required(), id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** The caller is told that it will be done: from here on it is not forgotten. */
    void accept(OperationId id) {
        jdbi.useExtension(OperationDao.class, operations -> operations.accept(id, clock.instant()));
    }

    /** Ends what no workflow has taken, so that it is not done behind its caller's back. The row says whether one had. */
    OperationRow giveUp(OperationId id) {
        jdbi.useExtension(OperationDao.class, operations -> operations.giveUp(id, clock.instant()));
        return find(id);
    }

    /** Writes a refusal that no activity will write, because the workflow never took the request. */
    void refuse(OperationId id, String code) {
        jdbi.useExtension(
                OperationDao.class,
                operations -> operations.finish(new FinishedOperation(id, code, null, null, clock.instant())));
    }

    /** How an operation's audit entry is appended. */
    private interface Appending {

        void append(Handle handle, Caller caller, Act act);
    }

    /** @param request null for a creation: its terms are the subscription's own */
    private record Asked(
            OperationId id,
            Target target,
            Ask ask,
            @Nullable Request request) {}

    private NewOperation row(Asked asked, Caller caller) {
        Target target = asked.target();
        Ask ask = asked.ask();
        return new NewOperation(
                asked.id(),
                target.organizationId(),
                target.subscriptionId(),
                ask.kind(),
                caller.actorKind(),
                caller.personId(),
                caller.reasonOf(ask.reason()),
                ask.message(),
                asked.request() == null ? null : json(asked.request()),
                clock.instant());
    }

    private static String json(Request request) {
        try {
            return REQUESTS.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request can always be written", impossible);
        }
    }

    private static Act act(Asked asked) {
        Target target = asked.target();
        Ask ask = asked.ask();
        Map<String, Object> details = new HashMap<>(ask.content());
        details.put("operationId", asked.id().toString());
        return new Act(
                target.organizationId(),
                "subscription." + ask.kind() + ".requested",
                target.subscriptionId().toString(),
                ask.reason(),
                details);
    }
}
