package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code seat}. Written by {@code api} only. */
public interface SeatDao {

    /** As {@link #assign(OrganizationId, SubscriptionId, List)}, of one. */
    default Assignment assign(OrganizationId organization, SeatRow wanted) {
        return assign(organization, wanted.subscriptionId(), List.of(wanted));
    }

    /**
     * Assigns all of {@code wanted}, or none when the subscription does not open the door or has too few free seats. Who has a live seat keeps it. To
     * be called in a transaction: the subscription's row stays locked until its end, so that two callers never see the same free seat (billing rule
     * 38).
     */
    default Assignment assign(OrganizationId organization, SubscriptionId id, List<SeatRow> wanted) {
        Optional<Parent> parent = lockParent(organization, id);
        if (parent.isEmpty()) {
            return new Assignment.NoSubscription();
        }
        SeatPlan plan = SeatPlan.of(wanted, findLive(id, users(wanted), emails(wanted)));
        if (!plan.repeated().isEmpty()) {
            return new Assignment.Repeated(plan.repeated());
        }
        if (plan.added().isEmpty()) {
            return new Assignment.Assigned(parent.get().organizationId(), plan.seats(), List.of());
        }
        if (!parent.get().status().opensTheDoor()) {
            return new Assignment.NotActive(parent.get().status());
        }
        int assigned = count(id);
        int free = Math.max(0, parent.get().seatLimit() - assigned);
        if (plan.added().size() > free) {
            return new Assignment.Full(parent.get().seatLimit(), assigned, plan.beyond(free));
        }
        insert(plan.added());
        return new Assignment.Assigned(parent.get().organizationId(), plan.seats(), plan.added());
    }

    /**
     * Revokes the seat {@code old} of the subscription of {@code wanted} and assigns {@code wanted}, which takes no seat more. To be called in a
     * transaction, as {@link #assign(OrganizationId, SeatRow)}.
     */
    default Reassignment reassign(OrganizationId organization, SeatId old, SeatRow wanted) {
        Optional<Parent> parent = lockParent(organization, wanted.subscriptionId());
        Optional<SeatRow> seat = find(organization, wanted.subscriptionId(), old);
        if (parent.isEmpty() || seat.isEmpty()) {
            return new Reassignment.NoSeat();
        }
        if (seat.get().revokedAt() != null) {
            return new Reassignment.Revoked();
        }
        List<SeatRow> live = findLive(wanted.subscriptionId(), users(List.of(wanted)), emails(List.of(wanted)));
        if (!live.isEmpty()) {
            return live.contains(seat.get()) ? new Reassignment.Kept(seat.get()) : new Reassignment.Seated();
        }
        if (!parent.get().status().opensTheDoor()) {
            return new Reassignment.NotActive(parent.get().status());
        }
        if (revoke(organization, old, wanted.assignedAt()) == 0) {
            return new Reassignment.Revoked();
        }
        insert(List.of(wanted));
        return new Reassignment.Reassigned(parent.get().organizationId(), wanted);
    }

    /** Waits for whoever changes the subscription or its seats. What is read next is read after them: a subselect here would not be. */
    @SqlQuery("""
        select organization_id, status, seat_limit
          from subscription
         where subscription_id = :id
           and organization_id = :organizationId
           for no key update
        """)
    Optional<Parent> lockParent(@Bind("organizationId") OrganizationId organizationId, @Bind("id") SubscriptionId id);

    /** Live seats of these users and of these addresses, of a subscription that is locked. */
    @SqlQuery("""
        select *
          from seat
         where subscription_id = :id
           and revoked_at      is null
           and ((user_id = any(:users) and named_email is null) or named_email = any(:emails))
        """)
    List<SeatRow> findLive(
            @Bind("id") SubscriptionId id, @Bind("users") List<String> users, @Bind("emails") List<String> emails);

    @SqlQuery("""
        select count(*)
          from seat
         where subscription_id = :id
           and revoked_at      is null
        """)
    int count(@Bind("id") SubscriptionId id);

    @SqlBatch("""
        insert into seat (seat_id, subscription_id, user_id, person_id, named_email, assigned_at, revoked_at)
        values (:seatId, :subscriptionId, :userId, cast(:personId as uuid), :namedEmail, :assignedAt, :revokedAt)
        """)
    void insert(@BindMethods List<SeatRow> rows);

    /** Of this subscription, live or revoked. */
    @SqlQuery("""
        select t.*
          from seat t
          join subscription s using (subscription_id)
         where t.seat_id         = :seatId
           and subscription_id   = :id
           and s.organization_id = :organizationId
        """)
    Optional<SeatRow> find(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("id") SubscriptionId id,
            @Bind("seatId") SeatId seatId);

    /** Returns 0 when the seat was revoked before. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
         where seat_id    = :seatId
           and revoked_at is null
           and exists (select
                         from subscription s
                        where s.subscription_id = seat.subscription_id
                          and s.organization_id = :organizationId)
        """)
    int revoke(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("seatId") SeatId seatId,
            @Bind("now") Instant now);

    /** What an assignment must know of the subscription. */
    record Parent(OrganizationId organizationId, Standing status, int seatLimit) {}

    private static List<String> users(List<SeatRow> rows) {
        return rows.stream()
                .filter(row -> row.namedEmail() == null)
                .map(SeatRow::userId)
                .filter(Objects::nonNull)
                .map(UserId::value)
                .toList();
    }

    private static List<String> emails(List<SeatRow> rows) {
        return rows.stream().map(SeatRow::namedEmail).filter(Objects::nonNull).toList();
    }
}
