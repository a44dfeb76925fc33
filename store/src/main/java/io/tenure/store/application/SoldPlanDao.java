package io.tenure.store.application;

import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads {@code plan} as a catalogue. */
public interface SoldPlanDao {

    /** What an application sells today, in the order of creation. */
    @SqlQuery("""
        select *
          from plan
         where application_id = :applicationId
           and archived_at   is null
           and (cast(:after as uuid) is null or plan_id > cast(:after as uuid))
         order by plan_id
         limit :limit
        """)
    List<PlanRow> ofApplication(
            @Bind("applicationId") ApplicationId applicationId,
            @Bind("after") @Nullable PlanId after,
            @Bind("limit") int limit);

    /** These of them that exist, archived ones included, in no order. */
    @SqlQuery("""
        select *
          from plan
         where plan_id = any(:ids)
        """)
    List<PlanRow> of(@Bind("ids") List<UUID> ids);

    @SqlQuery("""
        select *
          from plan
         where application_id = :applicationId
           and name           = :name
        """)
    Optional<PlanRow> find(@Bind("applicationId") ApplicationId applicationId, @Bind("name") String name);
}
