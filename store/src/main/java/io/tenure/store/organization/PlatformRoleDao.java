package io.tenure.store.organization;

import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code platform_role}: the platform's staff, across organizations. */
public interface PlatformRoleDao {

    /** Returns 0 when the person had the role already. */
    @SqlUpdate("""
        insert into platform_role (user_id, role, created_at)
        values (:userId, :role, :createdAt)
            on conflict (user_id, role) do nothing
        """)
    int grant(@Bind("userId") UserId userId, @Bind("role") String role, @Bind("createdAt") Instant createdAt);

    /** Returns 0 when the person did not have it. */
    @SqlUpdate("""
        delete
          from platform_role
         where user_id = :userId
           and role    = :role
        """)
    int revoke(@Bind("userId") UserId userId, @Bind("role") String role);

    /** Everybody of the staff by user id, after {@code after} where that is not null. */
    @SqlQuery("""
        select user_id, array_agg(role order by role) as roles
          from platform_role
         where cast(:after as text) is null or user_id > cast(:after as text)
         group by user_id
        having cast(:role as text) is null or bool_or(role = :role)
         order by user_id
         limit :limit
        """)
    List<StaffRow> page(
            @Bind("role") @Nullable String role, @Bind("after") @Nullable String after, @Bind("limit") int limit);

    record StaffRow(UserId userId, List<String> roles) {}
}
