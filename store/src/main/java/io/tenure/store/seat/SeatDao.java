package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of {@code seat}. Written by {@code api} only. */
public interface SeatDao {

    /**
     * Assigns {@code wanted} unless its person has a live seat, the subscription does not open the door, or all seats are taken. To be called in a
     * transaction: the subscription's row stays locked until its end, so that two callers never see the same free seat (billing rule 38).
     */
    default Assignment assign(SeatRow wanted) {
        Optional<Parent> parent = lockParent(wanted.subscriptionId());
        if (parent.isEmpty()) {
            return new Assignment.NoSubscription();
        }
        Optional<SeatRow> seated = findLive(wanted.subscriptionId(), wanted.userId());
        if (seated.isPresent()) {
            return new Assignment.Seated(seated.get());
        }
        if (!parent.get().status().opensTheDoor()) {
            return new Assignment.NotActive(parent.get().status());
        }
        int assigned = count(wanted.subscriptionId());
        if (assigned >= parent.get().seatLimit()) {
            return new Assignment.Full(parent.get().seatLimit(), assigned);
        }
        insert(wanted);
        return new Assignment.Assigned(wanted, parent.get().organizationId());
    }

    /** Waits for whoever changes the subscription or its seats. What is read next is read after them: a subselect here would not be. */
    @SqlQuery("""
        select organization_id, status, seat_limit
          from subscription
         where subscription_id = :id
           for no key update
        """)
    Optional<Parent> lockParent(@Bind("id") SubscriptionId id);

    @SqlQuery("""
        select *
          from seat
         where subscription_id = :id
           and user_id         = :userId
           and revoked_at      is null
        """)
    Optional<SeatRow> findLive(@Bind("id") SubscriptionId id, @Bind("userId") UserId userId);

    @SqlQuery("""
        select count(*)
          from seat
         where subscription_id = :id
           and revoked_at      is null
        """)
    int count(@Bind("id") SubscriptionId id);

    @SqlUpdate("""
        insert into seat (seat_id, subscription_id, user_id, assigned_at, revoked_at)
        values (:seatId, :subscriptionId, :userId, :assignedAt, :revokedAt)
        """)
    void insert(@BindMethods SeatRow row);

    /** Of this subscription, live or revoked. */
    @SqlQuery("""
        select *
          from seat
         where seat_id         = :seatId
           and subscription_id = :id
        """)
    Optional<SeatRow> find(@Bind("id") SubscriptionId id, @Bind("seatId") SeatId seatId);

    /** Returns 0 when the seat was revoked before. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
         where seat_id    = :seatId
           and revoked_at is null
        """)
    int revoke(@Bind("seatId") SeatId seatId, @Bind("now") Instant now);

    /** Live seats in the order of assignment, after {@code after} where that is not null. */
    @SqlQuery("""
        select *
          from seat
         where subscription_id = :id
           and revoked_at      is null
           and (cast(:after as uuid) is null or seat_id > cast(:after as uuid))
         order by seat_id
         limit :limit
        """)
    List<SeatRow> page(@Bind("id") SubscriptionId id, @Bind("after") @Nullable SeatId after, @Bind("limit") int limit);

    @SqlQuery("""
        select organization_id
          from subscription
         where subscription_id = :id
        """)
    Optional<OrganizationId> organization(@Bind("id") SubscriptionId id);

    /** What an assignment must know of the subscription. */
    record Parent(OrganizationId organizationId, Standing status, int seatLimit) {}
}
