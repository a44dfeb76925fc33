package io.tenure.store.subscription;

import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code subscription_hold}. Written by SubscriptionWorkflow's activities only, under the lock of the subscription's row. */
public interface SubscriptionHoldDao {

    /** The holds that stand, oldest first. */
    @SqlQuery("""
        select *
          from subscription_hold
         where subscription_id = :id
           and lifted_at is null
         order by placed_at, subscription_hold_id
        """)
    List<HoldRow> open(@Bind("id") SubscriptionId id);

    @SqlUpdate("""
        insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, reason, message, placed_at)
        values (:subscriptionHoldId, :subscriptionId, :kind, :cause, :reason, :message, :placedAt)
        """)
    void place(@BindMethods HoldRow row);

    /** It was placed again: what was typed then counts. */
    @SqlUpdate("""
        update subscription_hold
           set reason  = :reason,
               message = :message
         where subscription_hold_id = :subscriptionHoldId
           and lifted_at is null
        """)
    void restate(@BindMethods HoldRow row);

    @SqlUpdate("""
        update subscription_hold
           set lifted_at = :now
         where subscription_hold_id = :id
           and lifted_at is null
        """)
    void lift(@Bind("id") UUID id, @Bind("now") Instant now);

    /**
     * A hold that stands.
     *
     * @param cause what placed it and alone lifts it
     * @param reason what staff typed for staff; never part of a workflow's payload
     * @param message what staff typed for members; never part of a workflow's payload
     */
    record HoldRow(
            UUID subscriptionHoldId,
            SubscriptionId subscriptionId,
            StandingReason kind,
            String cause,
            @Nullable String reason,
            @Nullable String message,
            Instant placedAt) {}
}
