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

/** Gives seats that were meant for a person who had not been seen to the user whom that person turned out to be. */
public interface SeatClaimDao {

    /**
     * To be called in a transaction: the subscriptions' rows stay locked until its end, as for every change of seats.
     *
     * @return what changed hands, by organization
     */
    default List<ClaimedSeat> claim(Claim claim) {
        lockParents(claim);
        revokeSecondSeats(claim);
        return give(claim);
    }

    /** In the order of their ids, so that two claims never wait for each other. */
    @SqlQuery("""
        select s.subscription_id
          from subscription s
         where s.subscription_id in (select subscription_id from seat where person_id = :expected and user_id is null)
         order by s.subscription_id
           for no key update
        """)
    List<SubscriptionId> lockParents(@BindMethods Claim claim);

    /** Who has a live seat needs no second one: it is free again. */
    @SqlUpdate("""
        update seat
           set revoked_at = :now
         where person_id  = :expected
           and user_id    is null
           and revoked_at is null
           and exists (select
                         from seat mine
                        where mine.subscription_id = seat.subscription_id
                          and mine.user_id         = :userId
                          and mine.revoked_at      is null)
        """)
    int revokeSecondSeats(@BindMethods Claim claim);

    @SqlQuery("""
        with given as (
            update seat
               set user_id   = :userId,
                   person_id = :seen
             where person_id = :expected
               and user_id   is null
            returning seat_id, subscription_id, revoked_at
        )
        select s.organization_id, g.seat_id, g.subscription_id, g.revoked_at is null as live
          from given g
          join subscription s using (subscription_id)
         order by s.organization_id, g.seat_id
        """)
    List<ClaimedSeat> give(@BindMethods Claim claim);

    /**
     * @param expected whom the seats name
     * @param seen the row that stays; the same where the expected person had no other
     */
    record Claim(PersonId expected, PersonId seen, UserId userId, Instant now) {}

    /** @param live not revoked, before or by this claim */
    record ClaimedSeat(OrganizationId organizationId, SeatId seatId, SubscriptionId subscriptionId, boolean live) {}
}
