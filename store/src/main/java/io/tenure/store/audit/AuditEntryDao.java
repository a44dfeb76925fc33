package io.tenure.store.audit;

import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_entry}. Appended by {@link AuditLog} alone. */
public interface AuditEntryDao {

    @SqlUpdate("""
        insert into audit_entry (audit_entry_id, organization_id, actor_kind, actor_id, action, subject_id, reason, request_id, details, recorded_at,
                                 sequence, hash)
        values (:entry.auditEntryId, :entry.organizationId, :entry.actorKind, :entry.actorId, :entry.action, :entry.subjectId, :entry.reason,
                :entry.requestId, :entry.details, :entry.recordedAt, :sequence, :hash)
        """)
    void insert(@BindMethods AuditLink link);

    /** A chain in its order, from after {@code sequence} on. */
    @SqlQuery("""
        select *
          from audit_entry
         where organization_id is not distinct from cast(:organizationId as uuid)
           and sequence > :sequence
         order by sequence
         limit :limit
        """)
    List<AuditRow> after(@Nullable OrganizationId organizationId, long sequence, int limit);

    /** An organization's entries, newest first, before the one named {@code before}; absent filters let everything through. */
    @SqlQuery("""
        select *
          from audit_entry
         where organization_id = :organizationId
           and (cast(:before as uuid) is null
                or sequence < (select sequence from audit_entry where organization_id = :organizationId and audit_entry_id = :before))
           and (cast(:action as text) is null or action = :action)
           and (cast(:actorId as text) is null or actor_id = :actorId)
           and (cast(:subjectId as text) is null or subject_id = :subjectId)
           and (cast(:from as timestamptz) is null or recorded_at >= :from)
           and (cast(:until as timestamptz) is null or recorded_at < :until)
         order by sequence desc
         limit :limit
        """)
    List<AuditRow> find(@BindMethods Question question);

    /** @param until exclusive */
    record Question(
            OrganizationId organizationId,
            @Nullable AuditEntryId before,
            @Nullable String action,
            @Nullable String actorId,
            @Nullable String subjectId,
            @Nullable Instant from,
            @Nullable Instant until,
            int limit) {}

    /** An entry as it is stored. */
    record AuditRow(@Nested AuditEntry entry, long sequence, byte[] hash) {

        /** To ask for their texts. */
        public static List<UUID> ids(List<AuditRow> rows) {
            return rows.stream().map(row -> row.entry().auditEntryId().value()).toList();
        }

        AuditLink link() {
            return new AuditLink(entry, sequence, hash);
        }
    }
}
