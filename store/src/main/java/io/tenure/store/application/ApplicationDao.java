package io.tenure.store.application;

import io.tenure.workflows.value.ApplicationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code application}. */
public interface ApplicationDao {

    /** Returns 0 when the slug is taken. */
    @SqlUpdate("""
        insert into application (application_id, slug, name, created_at)
        values (:applicationId, :slug, :name, :createdAt)
            on conflict (slug) do nothing
        """)
    int insert(@BindMethods ApplicationRow row);

    @SqlQuery("""
        select *
          from application
         where slug = :slug
        """)
    Optional<ApplicationRow> find(@Bind("slug") String slug);

    /** These of them that exist, in no order. */
    @SqlQuery("""
        select *
          from application
         where application_id = any(:ids)
        """)
    List<ApplicationRow> of(@Bind("ids") List<UUID> ids);

    /** In the order of their creation, after {@code after} where that is not null. */
    @SqlQuery("""
        select *
          from application
         where cast(:after as uuid) is null or application_id > cast(:after as uuid)
         order by application_id
         limit :limit
        """)
    List<ApplicationRow> page(@Bind("after") @Nullable ApplicationId after, @Bind("limit") int limit);

    record ApplicationRow(ApplicationId applicationId, String slug, String name, Instant createdAt) {}
}
