package io.tenure.activities.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditEntryDao;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.subscription.StandingChange;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who changed a subscription: the caller of the operation that was the cause, else the workflow. */
final class AuditTrail {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private final AuditEntryDao entries;
    private final OperationDao operations;
    private final UuidV7 ids;

    AuditTrail(Handle handle, UuidV7 ids) {
        this.entries = handle.attach(AuditEntryDao.class);
        this.operations = handle.attach(OperationDao.class);
        this.ids = ids;
    }

    void append(SubscriptionRow row, @Nullable OperationId cause, @Nullable StandingChange change, Instant now) {
        Optional<OperationRow> operation = cause == null ? Optional.empty() : operations.find(cause);
        entries.append(new AuditEntryDao.AuditEntry(
                ids.next(),
                row.organizationId(),
                operation.map(OperationRow::actorKind).orElse("workflow"),
                operation.map(OperationRow::actor).orElse(SubscriptionWorkflow.id(row.subscriptionId())),
                "subscription." + operation.map(OperationRow::kind).orElse(change == null ? "update" : "standing"),
                row.subscriptionId().toString(),
                operation.map(OperationRow::reason).orElse(null),
                null,
                details(row, cause, change),
                now));
    }

    private static String details(SubscriptionRow row, @Nullable OperationId cause, @Nullable StandingChange change) {
        try {
            return MAPPER.writeValueAsString(
                    new Details(row.revision(), row.status().name(), row.quantity(), row.seatLimit(), cause, change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details can always be written", e);
        }
    }

    private record Details(
            long revision,
            String status,
            int quantity,
            int seatLimit,
            @Nullable OperationId operation,
            @Nullable StandingChange change) {}
}
