package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code member} and {@code platform_role}: who may do what. */
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

    @SqlQuery("""
        select role
          from member
         where organization_id = :organizationId
           and user_id         = :userId
        """)
    Optional<Role> role(@Bind("organizationId") OrganizationId organizationId, @Bind("userId") UserId userId);

    /** Returns 0 when the person had the role already. */
    @SqlUpdate("""
        insert into platform_role (user_id, role, created_at)
        values (:userId, :role, :createdAt)
            on conflict (user_id, role) do nothing
        """)
    int grantPlatformRole(
            @Bind("userId") UserId userId, @Bind("role") String role, @Bind("createdAt") Instant createdAt);
}
