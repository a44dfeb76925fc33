package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code member}: who is what in an organization. Roles are changed under the lock of the organization's row. */
public interface MemberDao {

    /** Makes a person a member, or gives a member another role. Returns 0 when the role was the same already. */
    @SqlUpdate("""
        insert into member (organization_id, user_id, role, created_at)
        values (:organizationId, :userId, :role, :createdAt)
            on conflict (organization_id, user_id) do update
           set role = excluded.role
         where member.role <> excluded.role
        """)
    int put(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("userId") UserId userId,
            @Bind("role") Role role,
            @Bind("createdAt") Instant createdAt);

    /** From now on the organization does not read who the person is. */
    @SqlUpdate("""
        update member
           set shows_person = false
         where organization_id = :organizationId
           and user_id         = :userId
        """)
    void hidePerson(@Bind("organizationId") OrganizationId organizationId, @Bind("userId") UserId userId);

    @SqlQuery("""
        select role
          from member
         where organization_id = :organizationId
           and user_id         = :userId
        """)
    Optional<Role> role(@Bind("organizationId") OrganizationId organizationId, @Bind("userId") UserId userId);

    /** Meaningful under the lock of the organization's row alone. */
    @SqlQuery("""
        select count(*)
          from member
         where organization_id = :organizationId
           and role            = 'OWNER'
        """)
    int owners(@Bind("organizationId") OrganizationId organizationId);

    @SqlUpdate("""
        delete
          from member
         where organization_id = :organizationId
           and user_id         = :userId
        """)
    int remove(@Bind("organizationId") OrganizationId organizationId, @Bind("userId") UserId userId);

    @SqlQuery("""
        select m.user_id, k.person_id, m.role, p.email, coalesce(p.email_verified, false) as email_verified, p.name, m.created_at
          from member m
          left join person k on k.user_id = m.user_id
          left join person p on p.person_id = k.person_id and m.shows_person
         where m.organization_id = :organizationId
           and m.user_id         = :userId
        """)
    Optional<MemberRow> find(@Bind("organizationId") OrganizationId organizationId, @Bind("userId") UserId userId);

    /** By user id, after {@code after} where that is not null. */
    @SqlQuery("""
        select m.user_id, k.person_id, m.role, p.email, coalesce(p.email_verified, false) as email_verified, p.name, m.created_at
          from member m
          left join person k on k.user_id = m.user_id
          left join person p on p.person_id = k.person_id and m.shows_person
         where m.organization_id = :organizationId
           and (cast(:after as text) is null or m.user_id > cast(:after as text))
           and (cast(:role as text) is null or m.role = :role)
         order by m.user_id
         limit :limit
        """)
    List<MemberRow> page(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("after") @Nullable String after,
            @Bind("role") @Nullable Role role,
            @Bind("limit") int limit);
}
