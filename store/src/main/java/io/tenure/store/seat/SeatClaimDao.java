package io.tenure.store.seat;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Gives seats that were meant for an address to the user whose it turns out to be, and tells the organization once it may know. */
public interface SeatClaimDao {

    /**
     * When the person is seen with the address, verified, wherever that is: from here on checks let the person in, and nobody else whose address it was.
     * The organization is not told.
     */
    default void claim(Claim claim) {
        revokeRepeated(claim);
        give(claim);
    }

    /** Of one address there is one live seat, but for rows that are older than this rule. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
         where named_email = :email
           and user_id     is distinct from :userId
           and revoked_at  is null
           and exists (select
                         from seat other
                        where other.subscription_id = seat.subscription_id
                          and other.named_email     = :email
                          and other.revoked_at      is null
                          and (other.user_id = :userId or other.seat_id < seat.seat_id))
        """)
    int revokeRepeated(@BindMethods Claim claim);

    @SqlUpdate("""
        update seat
           set user_id   = :userId,
               person_id = :personId
         where named_email = :email
           and user_id     is distinct from :userId
           and (revoked_at is null or user_id is null)
        """)
    int give(@BindMethods Claim claim);

    /**
     * With the person's first call of their own in the organization. To be called in a transaction: the subscriptions' rows stay locked until its end, as
     * for every change of seats.
     *
     * @return the seats of which the organization learns whose they are
     */
    default List<MetSeat> meet(Meeting meeting) {
        lockParents(meeting);
        revokeSecondSeats(meeting);
        return show(meeting);
    }

    /** In the order of their ids, so that two who do this never wait for each other. */
    @SqlQuery("""
        select subscription_id
          from subscription
         where organization_id = :organizationId
         order by subscription_id
           for no key update
        """)
    List<SubscriptionId> lockParents(@BindMethods Meeting meeting);

    /** Who has a live seat needs no second one: it is free again. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
          from subscription s, person p
         where s.subscription_id = seat.subscription_id
           and s.organization_id = :organizationId
           and seat.user_id      = :userId
           and p.user_id         = seat.user_id
           and p.email           = seat.named_email
           and p.email_verified
           and seat.revoked_at   is null
           and exists (select
                         from seat mine
                        where mine.subscription_id = seat.subscription_id
                          and mine.user_id         = :userId
                          and mine.named_email     is null
                          and mine.revoked_at      is null)
        """)
    int revokeSecondSeats(@BindMethods Meeting meeting);

    @SqlQuery("""
        update seat
           set named_email = null
          from subscription s, person p
         where s.subscription_id = seat.subscription_id
           and s.organization_id = :organizationId
           and seat.user_id      = :userId
           and p.user_id         = seat.user_id
           and p.email           = seat.named_email
           and p.email_verified
        returning seat.seat_id, seat.subscription_id, seat.revoked_at is null as live
        """)
    List<MetSeat> show(@BindMethods Meeting meeting);

    record Claim(String email, PersonId personId, UserId userId, Instant now) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Claim[" + personId + "]";
        }
    }

    record Meeting(OrganizationId organizationId, UserId userId, Instant now) {}

    /** @param live not revoked, before or just now */
    record MetSeat(SeatId seatId, SubscriptionId subscriptionId, boolean live) {}
}
