package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code expected_member}: who becomes a member with the first call of their own in the organization. Till then the organization knows the
 * address as it was typed, and an id that is nobody else's.
 */
public interface ExpectedMemberDao {

    @SqlUpdate("""
        insert into expected_member (expected_member_id, organization_id, person_id, email, role, created_at)
        values (:expectedMemberId, :organizationId, :personId, :email, :role, :createdAt)
        """)
    void insert(@BindMethods ExpectedMember row);

    @SqlUpdate("""
        update expected_member
           set role = :role
         where organization_id    = :organizationId
           and expected_member_id = :id
        """)
    int change(@Bind("organizationId") OrganizationId organizationId, @Bind("id") PersonId id, @Bind("role") Role role);

    @SqlUpdate("""
        delete
          from expected_member
         where organization_id    = :organizationId
           and expected_member_id = :id
        """)
    int remove(@Bind("organizationId") OrganizationId organizationId, @Bind("id") PersonId id);

    @SqlQuery("""
        select null::text as user_id, expected_member_id as person_id, role, email, false as email_verified, null::text as name, created_at
          from expected_member
         where organization_id    = :organizationId
           and expected_member_id = :id
        """)
    Optional<MemberRow> find(@Bind("organizationId") OrganizationId organizationId, @Bind("id") PersonId id);

    @SqlQuery("""
        select null::text as user_id, expected_member_id as person_id, role, email, false as email_verified, null::text as name, created_at
          from expected_member
         where organization_id = :organizationId
           and email           = :email
        """)
    Optional<MemberRow> findByEmail(@Bind("organizationId") OrganizationId organizationId, @Bind("email") String email);

    /** By id, after {@code after} where that is not null. */
    @SqlQuery("""
        select null::text as user_id, expected_member_id as person_id, role, email, false as email_verified, null::text as name, created_at
          from expected_member
         where organization_id = :organizationId
           and (cast(:after as uuid) is null or expected_member_id > cast(:after as uuid))
           and (cast(:role as text) is null or role = :role)
         order by expected_member_id
         limit :limit
        """)
    List<MemberRow> page(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("after") @Nullable PersonId after,
            @Bind("role") @Nullable Role role,
            @Bind("limit") int limit);

    /** Who is seen with the address, verified, is the one who is expected by it from here on. */
    @SqlUpdate("""
        update expected_member
           set person_id = :holder
         where email     = :email
           and person_id <> :holder
        """)
    int move(@Bind("email") String email, @Bind("holder") PersonId holder);

    /** Waits for whoever changes the organization or its members. */
    @SqlQuery("""
        select organization_id
          from organization
         where organization_id = :organizationId
           for no key update
        """)
    Optional<OrganizationId> lockOrganization(@BindMethods Arrival arrival);

    /** From now on the organization reads who the member is. */
    @SqlUpdate("""
        update member
           set shows_person = true
         where organization_id = :organizationId
           and user_id         = :userId
        """)
    void showPerson(@BindMethods Arrival arrival);

    /**
     * Makes the person a member whom the organization may read; who is one already keeps the role, which is returned. Empty where nobody expects the
     * person by the address of now.
     */
    @SqlQuery("""
        with expected as (
            delete
              from expected_member
             where organization_id = :organizationId
               and person_id       = :personId
               and exists (select
                             from person p
                            where p.person_id = expected_member.person_id
                              and p.email     = expected_member.email
                              and p.email_verified)
            returning expected_member_id, role
        ), claimed as (
            insert into member (organization_id, user_id, role, created_at)
            select :organizationId, :userId, role, :now
              from expected
                on conflict (organization_id, user_id) do update
               set shows_person = true
            returning role
        )
        select claimed.role, expected.expected_member_id
          from claimed
         cross join expected
        """)
    Optional<Joined> claim(@BindMethods Arrival arrival);

    /** @param expectedMemberId what named the member until now */
    record Joined(Role role, PersonId expectedMemberId) {}

    record Arrival(OrganizationId organizationId, PersonId personId, UserId userId, Instant now) {}
}
