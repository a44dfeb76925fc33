package io.tenure.store.audit;

import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code audit_chain}: where the next entry goes. The row's lock puts the appends of one organization in order, and of no other. */
public interface AuditChainDao {

    /**
     * Takes, before the chain's row, the lock on the organization that an entry's foreign key takes after it. Whoever changes the organization has its
     * row first and the chain's last: in another order two transactions would wait for each other.
     */
    @SqlQuery("""
        select organization_id
          from organization
         where organization_id = cast(:organizationId as uuid)
           for key share
        """)
    Optional<OrganizationId> holdOrganization(@Nullable OrganizationId organizationId);

    @SqlUpdate("""
        insert into audit_chain (audit_chain_id, organization_id, length, head)
        values (:id, :organizationId, 0, :head)
            on conflict (organization_id) do nothing
        """)
    int begin(UUID id, @Nullable OrganizationId organizationId, byte[] head);

    @SqlQuery("""
        select organization_id, length, head, signature, format
          from audit_chain
         where organization_id is not distinct from cast(:organizationId as uuid)
           for update
        """)
    Optional<AuditChain> lock(@Nullable OrganizationId organizationId);

    @SqlQuery("""
        select organization_id, length, head, signature
          from audit_chain
         where organization_id is not distinct from cast(:organizationId as uuid)
        """)
    Optional<AuditHead> find(@Nullable OrganizationId organizationId);

    /** All of them, the platform's own last. */
    @SqlQuery("""
        select organization_id, length, head, signature
          from audit_chain
         order by organization_id nulls last
        """)
    List<AuditHead> all();

    /** Every organization has a chain from its first moment on: one without has lost it. */
    @SqlQuery("""
        select o.organization_id
          from organization o
         where not exists (select from audit_chain c where c.organization_id = o.organization_id)
         order by o.organization_id
        """)
    List<OrganizationId> organizationsWithout();

    @SqlUpdate("""
        update audit_chain
           set length = :length, head = :head, signature = :signature, format = :format
         where organization_id is not distinct from cast(:organizationId as uuid)
        """)
    int move(@BindMethods AuditHead head, int format);

    /** @param format of the last entry; 1 while there is none */
    record AuditChain(@Nested AuditHead head, int format) {}
}
