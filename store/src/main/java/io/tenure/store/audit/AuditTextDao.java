package io.tenure.store.audit;

import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_text}. Written with their entries by {@link AuditLog} alone. */
public interface AuditTextDao {

    @SqlBatch("""
        insert into audit_text (audit_entry_id, organization_id, name, salt, text)
        values (:auditEntryId, :organizationId, :name, :salt, :text)
        """)
    void insert(@BindMethods List<AuditText> texts);

    /** Of these entries, each entry's in the order of their names. */
    @SqlQuery("""
        select audit_entry_id, organization_id, name, salt, text
          from audit_text
         where organization_id is not distinct from cast(:organizationId as uuid)
           and audit_entry_id  = any(:entries)
         order by audit_entry_id, name
        """)
    List<AuditText> of(@Nullable OrganizationId organizationId, List<UUID> entries);
}
