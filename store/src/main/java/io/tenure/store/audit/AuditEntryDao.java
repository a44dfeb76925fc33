package io.tenure.store.audit;

import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_entry}. Appended in the transaction of what they tell. */
public interface AuditEntryDao {

    @SqlUpdate("""
        insert into audit_entry (audit_entry_id, organization_id, actor_kind, actor_id, action, subject_id, reason, request_id, details, recorded_at)
        values (:auditEntryId, :organizationId, :actorKind, :actorId, :action, :subjectId, :reason, :requestId, cast(:details as jsonb),
                :recordedAt)
        """)
    void append(@BindMethods AuditEntry entry);

    /**
     * @param actorKind {@code person}, {@code key}, {@code workflow} or {@code operator}
     * @param action what was done, such as {@code subscription.cancel}
     * @param subjectId text of the id of what it was done on
     * @param details a JSON object
     */
    record AuditEntry(
            UUID auditEntryId,
            @Nullable OrganizationId organizationId,
            String actorKind,
            String actorId,
            String action,
            String subjectId,
            @Nullable String reason,
            @Nullable String requestId,
            String details,
            Instant recordedAt) {}
}
