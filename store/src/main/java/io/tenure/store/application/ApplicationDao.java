package io.tenure.store.application;

import io.tenure.workflows.value.ApplicationId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

    record ApplicationRow(ApplicationId applicationId, String slug, String name, Instant createdAt) {}
}
