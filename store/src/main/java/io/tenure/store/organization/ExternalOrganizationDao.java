package io.tenure.store.organization;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code external_organization}: what an application calls an organization. */
public interface ExternalOrganizationDao {

    /**
     * Gives the organization its name at the application, in place of an earlier one. Returns 0 when it had that name. A name of another organization
     * violates the primary key.
     */
    @SqlUpdate("""
        insert into external_organization (application_id, external_org_id, organization_id, created_at)
        values (:applicationId, :externalOrgId, :organizationId, :createdAt)
            on conflict (organization_id, application_id) do update
           set external_org_id = excluded.external_org_id
         where external_organization.external_org_id <> excluded.external_org_id
        """)
    int put(
            @Bind("applicationId") ApplicationId applicationId,
            @Bind("externalOrgId") String externalOrgId,
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("createdAt") Instant createdAt);

    @SqlQuery("""
        select external_org_id
          from external_organization
         where organization_id = :organizationId
           and application_id  = :applicationId
        """)
    Optional<String> find(
            @Bind("organizationId") OrganizationId organizationId, @Bind("applicationId") ApplicationId applicationId);

    /** Takes the organization's name at the application away. Empty when it had none. */
    @SqlUpdate("""
        delete
          from external_organization
         where organization_id = :organizationId
           and application_id  = :applicationId
        returning external_org_id
        """)
    @GetGeneratedKeys
    Optional<String> remove(
            @Bind("organizationId") OrganizationId organizationId, @Bind("applicationId") ApplicationId applicationId);

    @SqlQuery("""
        select a.slug as application_slug, x.external_org_id
          from external_organization x
          join application a using (application_id)
         where x.organization_id = :organizationId
         order by a.slug
        """)
    List<ExternalIdRow> ofOrganization(@Bind("organizationId") OrganizationId organizationId);

    record ExternalIdRow(String applicationSlug, String externalOrgId) {}
}
