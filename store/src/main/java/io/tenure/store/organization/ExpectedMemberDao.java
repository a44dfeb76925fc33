package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code expected_member}: who becomes a member when the person is seen. */
public interface ExpectedMemberDao {

    /** Returns 0 when the person is expected already. */
    @SqlUpdate("""
        insert into expected_member (organization_id, person_id, role, created_at)
        values (:organizationId, :personId, :role, :createdAt)
            on conflict (organization_id, person_id) do nothing
        """)
    int insert(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("personId") PersonId personId,
            @Bind("role") Role role,
            @Bind("createdAt") Instant createdAt);

    @SqlUpdate("""
        update expected_member
           set role = :role
         where organization_id = :organizationId
           and person_id       = :personId
        """)
    int change(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("personId") PersonId personId,
            @Bind("role") Role role);

    @SqlUpdate("""
        delete
          from expected_member
         where organization_id = :organizationId
           and person_id       = :personId
        """)
    int remove(@Bind("organizationId") OrganizationId organizationId, @Bind("personId") PersonId personId);

    @SqlQuery("""
        select null::text as user_id, p.person_id, e.role, p.email, p.email_verified, p.name, e.created_at
          from expected_member e
          join person p using (person_id)
         where e.organization_id = :organizationId
           and e.person_id       = :personId
        """)
    Optional<MemberRow> find(
            @Bind("organizationId") OrganizationId organizationId, @Bind("personId") PersonId personId);

    /** By person, after {@code after} where that is not null. */
    @SqlQuery("""
        select null::text as user_id, p.person_id, e.role, p.email, p.email_verified, p.name, e.created_at
          from expected_member e
          join person p using (person_id)
         where e.organization_id = :organizationId
           and (cast(:after as uuid) is null or e.person_id > cast(:after as uuid))
           and (cast(:role as text) is null or e.role = :role)
         order by e.person_id
         limit :limit
        """)
    List<MemberRow> page(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("after") @Nullable PersonId after,
            @Bind("role") @Nullable Role role,
            @Bind("limit") int limit);

    /** Makes the person a member wherever it was expected; who is a member there keeps the role. Returns what changed, by organization. */
    @SqlQuery("""
        with expected as (
            delete
              from expected_member
             where person_id = :personId
            returning organization_id, role
        ), claimed as (
            insert into member (organization_id, user_id, role, created_at)
            select organization_id, :userId, role, :now
              from expected
                on conflict (organization_id, user_id) do nothing
            returning organization_id, role
        )
        select organization_id, role
          from claimed
         order by organization_id
        """)
    List<ClaimedMembership> claim(
            @Bind("personId") PersonId personId, @Bind("userId") UserId userId, @Bind("now") Instant now);

    record ClaimedMembership(OrganizationId organizationId, Role role) {}
}
