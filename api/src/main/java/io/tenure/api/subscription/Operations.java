package io.tenure.api.subscription;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.Caller;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.UuidV7;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.FinishedOperation;
import io.tenure.store.subscription.OperationDao.NewOperation;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What was asked for, stored with its audit entry before any workflow hears of it. The same idempotency key finds the same operation. */
@Component
final class Operations {

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

    /** @param hashSubject what the idempotency key speaks of besides the content */
    record Target(OrganizationId organizationId, SubscriptionId subscriptionId, String hashSubject) {}

    /** A subscription that is about to be asked for; its new id is no part of what a repeat must match. */
    Target ofNew(OrganizationId organization) {
        return new Target(organization, new SubscriptionId(ids.next()), "");
    }

    /** An earlier operation with the same key, which must have asked for the same. Empty without a key. */
    Optional<OperationRow> repeated(Target target, Ask ask) {
        String key = ask.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        Optional<OperationRow> earlier = jdbi.withExtension(
                OperationDao.class, operations -> operations.findByKey(target.organizationId(), ask.kind(), key));
        earlier.ifPresent(row -> requireSame(row, ask.hash(target.hashSubject())));
        return earlier;
    }

    /** Stores the operation, or finds the one that a repeat with the same key has stored. */
    OperationRow open(Target target, Ask ask, Caller caller) {
        OperationId id = new OperationId(ids.next());
        boolean stored = jdbi.inTransaction(handle -> {
            if (handle.attach(OperationDao.class).insert(row(id, target, ask, caller)) == 0) {
                return false;
            }
            audit.append(handle, caller, act(id, target, ask));
            return true;
        });
        return stored ? find(id) : repeated(target, ask).orElseThrow();
    }

    OperationRow find(OperationId id) {
        return jdbi.withExtension(OperationDao.class, operations -> operations.find(id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** Writes a refusal that no activity will write, because the workflow never took the request. */
    void refuse(OperationId id, String code) {
        jdbi.useExtension(
                OperationDao.class,
                operations -> operations.finish(new FinishedOperation(id, code, null, null, clock.instant())));
    }

    private NewOperation row(OperationId id, Target target, Ask ask, Caller caller) {
        return new NewOperation(
                id,
                target.organizationId(),
                target.subscriptionId(),
                ask.kind(),
                ask.idempotencyKey(),
                ask.hash(target.hashSubject()),
                caller.actorKind(),
                caller.userId().value(),
                ask.reason(),
                clock.instant());
    }

    private static Act act(OperationId id, Target target, Ask ask) {
        Map<String, Object> details = new HashMap<>(ask.content());
        details.put("operationId", id.toString());
        return new Act(
                target.organizationId(),
                "subscription." + ask.kind(),
                target.subscriptionId().toString(),
                ask.reason(),
                details);
    }

    private static void requireSame(OperationRow row, byte[] hash) {
        if (!Arrays.equals(row.bodyHash(), hash)) {
            throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
    }
}
