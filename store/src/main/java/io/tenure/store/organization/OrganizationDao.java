package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code organization}. */
public interface OrganizationDao {

    /** Returns 0 when the slug is taken, or the organization there. */
    @SqlUpdate("""
        insert into organization (organization_id, name, slug, billing_email, locale, time_zone, metadata, revision, created_at)
        values (:organizationId, :name, :slug, :billingEmail, :locale, :timeZone, cast(:metadata as jsonb), :revision, :createdAt)
            on conflict do nothing
        """)
    int insert(@BindMethods OrganizationRow row);

    @SqlQuery("""
        select *
          from organization
         where organization_id = :id
        """)
    Optional<OrganizationRow> find(@Bind("id") OrganizationId id);

    /** Waits for whoever changes the organization or its members; what is read next is read after them. */
    @SqlQuery("""
        select *
          from organization
         where organization_id = :id
           for no key update
        """)
    Optional<OrganizationRow> lock(@Bind("id") OrganizationId id);

    @SqlQuery("""
        select *
          from organization
         where slug = :slug
        """)
    Optional<OrganizationRow> findBySlug(@Bind("slug") String slug);

    /** A null keeps what is stored. Returns 0 when there is no such organization; a taken slug violates {@code organization_slug_key}. */
    @SqlUpdate("""
        update organization
           set name          = coalesce(cast(:name as text), name),
               slug          = coalesce(cast(:slug as text), slug),
               billing_email = case when :clearBillingEmail then null else coalesce(cast(:billingEmail as text), billing_email) end,
               locale        = coalesce(cast(:locale as text), locale),
               time_zone     = coalesce(cast(:timeZone as text), time_zone),
               metadata      = coalesce(cast(:metadata as jsonb), metadata),
               revision      = revision + 1
         where organization_id = :organizationId
        """)
    int change(@BindMethods OrganizationChange change);

    /** For a change of what is shown with the organization and stands in another table. */
    @SqlUpdate("""
        update organization
           set revision = revision + 1
         where organization_id = :id
        """)
    void raiseRevision(@Bind("id") OrganizationId id);

    /** Returns 0 when it was archived before. */
    @SqlUpdate("""
        update organization
           set archived_at = :now,
               revision    = revision + 1
         where organization_id = :id
           and archived_at     is null
        """)
    int archive(@Bind("id") OrganizationId id, @Bind("now") Instant now);

    /** A person's organizations, and those that expect the person, in the order of their creation, after {@code after} where that is not null; a MEMBER sees no billing address. */
    @SqlQuery("""
        with mine as (
            select organization_id, role
              from member
             where user_id = :userId
             union all
            select e.organization_id, e.role
              from expected_member e
              join person p using (person_id)
             where p.user_id = :userId
               and p.email   = e.email
               and p.email_verified
               and not exists (select from member n where n.organization_id = e.organization_id and n.user_id = :userId)
        )
        select o.organization_id, o.name, o.slug, case when m.role <> 'MEMBER' then o.billing_email end as billing_email, o.locale, o.time_zone,
               o.metadata, o.revision, o.created_at, o.archived_at
          from organization o
          join mine m using (organization_id)
         where (cast(:slug as text) is null or o.slug = :slug)
           and (cast(:archived as boolean) is null or (o.archived_at is not null) = :archived)
           and (cast(:after as uuid) is null or o.organization_id > cast(:after as uuid))
         order by o.organization_id
         limit :limit
        """)
    List<OrganizationRow> ofUser(
            @Bind("userId") UserId userId,
            @BindMethods Wanted wanted,
            @Bind("after") @Nullable OrganizationId after,
            @Bind("limit") int limit);

    /** Null means any. */
    record Wanted(@Nullable String slug, @Nullable Boolean archived) {}

    /** What is null stays as it is; {@code metadata} takes the place of all that was stored. */
    record OrganizationChange(
            OrganizationId organizationId,
            @Nullable String name,
            @Nullable String slug,
            @Nullable String billingEmail,
            boolean clearBillingEmail,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable String metadata) {}
}
