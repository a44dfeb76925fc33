package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code standing_change}, the timeline. Appended only. */
public interface StandingChangeDao {

    @SqlUpdate("""
        insert into standing_change (standing_change_id, subscription_id, from_status, to_status, reason, event_reference, received_at,
                                     effective_at, revision)
        values (:standingChangeId, :subscriptionId, :fromStatus, :toStatus, :reason, :eventReference, :receivedAt, :effectiveAt, :revision)
        """)
    void append(@BindMethods StandingChangeRow row);

    /** The newest changes before {@code before}, newest first. A null {@code before} begins with the newest. */
    @SqlQuery("""
        select *
          from standing_change
         where subscription_id = (select s.subscription_id
                                    from subscription s
                                   where s.subscription_id = :id
                                     and s.organization_id = :organizationId)
           and revision        < coalesce((select c.revision
                                             from standing_change c
                                            where c.subscription_id    = :id
                                              and c.standing_change_id = cast(:before as uuid)), 9223372036854775807)
         order by revision desc
         limit :limit
        """)
    List<StandingChangeRow> list(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("id") SubscriptionId id,
            @Bind("before") @Nullable StandingChangeId before,
            @Bind("limit") int limit);

    /**
     * @param fromStatus null for the first line
     * @param eventReference the provider's event that was the cause; null when there is none
     * @param receivedAt when that event was received
     * @param revision the subscription's revision that brought the change
     */
    record StandingChangeRow(
            StandingChangeId standingChangeId,
            SubscriptionId subscriptionId,
            @Nullable Standing fromStatus,
            Standing toStatus,
            @Nullable StandingReason reason,
            @Nullable String eventReference,
            @Nullable Instant receivedAt,
            Instant effectiveAt,
            long revision) {}
}
