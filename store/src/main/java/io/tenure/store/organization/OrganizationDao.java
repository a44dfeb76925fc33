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
        insert into organization (organization_id, name, slug, revision, created_at)
        values (:organizationId, :name, :slug, :revision, :createdAt)
            on conflict do nothing
        """)
    int insert(@BindMethods OrganizationRow row);

    @SqlQuery("""
        select *
          from organization
         where organization_id = :id
        """)
    Optional<OrganizationRow> find(@Bind("id") OrganizationId id);

    @SqlQuery("""
        select *
          from organization
         where slug = :slug
        """)
    Optional<OrganizationRow> findBySlug(@Bind("slug") String slug);

    /** The revision, with the row locked for the rest of the transaction. */
    @SqlQuery("""
        select revision
          from organization
         where organization_id = :id
           for update
        """)
    Optional<Long> lockRevision(@Bind("id") OrganizationId id);

    /** A null keeps what is stored. Returns 0 when there is no such organization; a taken slug violates {@code organization_slug_key}. */
    @SqlUpdate("""
        update organization
           set name     = coalesce(cast(:name as text), name),
               slug     = coalesce(cast(:slug as text), slug),
               revision = revision + 1
         where organization_id = :id
        """)
    int change(@Bind("id") OrganizationId id, @Bind("name") @Nullable String name, @Bind("slug") @Nullable String slug);

    /** A person's organizations in the order of their creation, after {@code after} where that is not null. */
    @SqlQuery("""
        select o.*
          from organization o
          join member m using (organization_id)
         where m.user_id = :userId
           and (cast(:after as uuid) is null or o.organization_id > cast(:after as uuid))
         order by o.organization_id
         limit :limit
        """)
    List<OrganizationRow> ofUser(
            @Bind("userId") UserId userId, @Bind("after") @Nullable OrganizationId after, @Bind("limit") int limit);

    record OrganizationRow(OrganizationId organizationId, String name, String slug, long revision, Instant createdAt) {}
}
