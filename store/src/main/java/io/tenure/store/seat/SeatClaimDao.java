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

    /** At the first sight of the person, wherever that is: from here on checks let the person in. The organization is not told. */
    @SqlUpdate("""
        update seat
           set user_id   = :userId,
               person_id = :seen
         where person_id = :expected
           and user_id   is null
        """)
    int claim(@BindMethods Claim claim);

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
        select s.subscription_id
          from subscription s
         where s.organization_id = :organizationId
           and exists (select from seat t where t.subscription_id = s.subscription_id and t.user_id = :userId and t.named_email is not null)
         order by s.subscription_id
           for no key update
        """)
    List<SubscriptionId> lockParents(@BindMethods Meeting meeting);

    /** Who has a live seat needs no second one: it is free again. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
          from subscription s
         where s.subscription_id = seat.subscription_id
           and s.organization_id = :organizationId
           and seat.user_id      = :userId
           and seat.named_email  is not null
           and seat.revoked_at   is null
           and exists (select
                         from seat mine
                        where mine.subscription_id = seat.subscription_id
                          and mine.user_id         = :userId
                          and mine.revoked_at      is null
                          and (mine.named_email is null or mine.seat_id < seat.seat_id))
        """)
    int revokeSecondSeats(@BindMethods Meeting meeting);

    @SqlQuery("""
        update seat
           set named_email = null
          from subscription s
         where s.subscription_id = seat.subscription_id
           and s.organization_id = :organizationId
           and seat.user_id      = :userId
           and seat.named_email  is not null
        returning seat.seat_id, seat.subscription_id, seat.revoked_at is null as live
        """)
    List<MetSeat> show(@BindMethods Meeting meeting);

    /**
     * @param expected whom the seats name
     * @param seen the row that stays; the same where the expected person had no other
     */
    record Claim(PersonId expected, PersonId seen, UserId userId) {}

    record Meeting(OrganizationId organizationId, UserId userId, Instant now) {}

    /** @param live not revoked, before or just now */
    record MetSeat(SeatId seatId, SubscriptionId subscriptionId, boolean live) {}
}
