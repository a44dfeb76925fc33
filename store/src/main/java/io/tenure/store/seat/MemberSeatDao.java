package io.tenure.store.seat;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Takes all seats of one organization from a person who leaves it. */
public interface MemberSeatDao {

    /** To be called in a transaction: the subscriptions' rows stay locked until its end, as for every change of seats. */
    default List<RevokedSeat> revokeAll(Leaving leaving) {
        lockParents(leaving);
        return revoke(leaving);
    }

    /** In the order of their ids, so that two who do this never wait for each other. */
    @SqlQuery("""
        select subscription_id
          from subscription
         where organization_id = :organizationId
         order by subscription_id
           for no key update
        """)
    List<SubscriptionId> lockParents(@BindMethods Leaving leaving);

    @SqlQuery("""
        update seat t
           set revoked_at = :now
          from subscription s
         where s.organization_id = :organizationId
           and t.subscription_id = s.subscription_id
           and ((t.user_id = cast(:userId as text) and t.named_email is null) or t.named_email = cast(:email as text))
           and t.revoked_at      is null
        returning t.seat_id, t.subscription_id
        """)
    List<RevokedSeat> revoke(@BindMethods Leaving leaving);

    /** Named by user id, or by address who is not known to the organization yet. */
    record Leaving(
            OrganizationId organizationId,
            @Nullable UserId userId,
            @Nullable String email,
            Instant now) {}

    record RevokedSeat(SeatId seatId, SubscriptionId subscriptionId) {}
}
