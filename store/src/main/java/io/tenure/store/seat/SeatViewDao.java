package io.tenure.store.seat;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads seats with what stands beside them. */
public interface SeatViewDao {

    /** Live seats in the order of assignment, after {@code after} and of {@code holder} alone where those are not null. */
    @SqlQuery("""
        select t.seat_id, t.user_id, t.assigned_at, u.last_used_at, coalesce(p.email, n.email) as email, p.name
          from seat t
          join subscription s on s.subscription_id = t.subscription_id
          left join seat_use u on u.seat_id = t.seat_id
          left join person n on n.person_id = t.person_id
          left join member m on m.organization_id = s.organization_id and m.user_id = t.user_id
          left join person p on p.user_id = m.user_id and m.shows_person
         where t.subscription_id = :id
           and s.organization_id = :organizationId
           and t.revoked_at      is null
           and (cast(:userId as text) is null or t.user_id = :userId)
           and (cast(:email as text) is null or coalesce(p.email, n.email) = lower(:email))
           and (cast(:after as uuid) is null or t.seat_id > cast(:after as uuid))
           and (cast(:holder as text) is null or t.user_id = cast(:holder as text))
         order by t.seat_id
         limit :limit
        """)
    List<SeatViewRow> page(
            @Bind("id") SubscriptionId id,
            @BindMethods Wanted wanted,
            @Bind("after") @Nullable SeatId after,
            @Bind("limit") int limit);

    /**
     * Null means any.
     *
     * @param holder the same as {@code userId}, but no wish of the caller's
     * @param email as it is shown with the seat, whatever its case
     */
    record Wanted(
            OrganizationId organizationId,
            @Nullable String userId,
            @Nullable String email,
            @Nullable UserId holder) {}

    /** These of the subscription's live seats, in no order. */
    @SqlQuery("""
        select t.seat_id, t.user_id, t.assigned_at, u.last_used_at, coalesce(p.email, n.email) as email, p.name
          from seat t
          join subscription s on s.subscription_id = t.subscription_id
          left join seat_use u on u.seat_id = t.seat_id
          left join person n on n.person_id = t.person_id
          left join member m on m.organization_id = s.organization_id and m.user_id = t.user_id
          left join person p on p.user_id = m.user_id and m.shows_person
         where t.subscription_id = :id
           and s.organization_id = :organizationId
           and t.revoked_at      is null
           and t.seat_id         = any(:seatIds)
        """)
    List<SeatViewRow> of(
            @Bind("organizationId") OrganizationId organizationId,
            @Bind("id") SubscriptionId id,
            @Bind("seatIds") List<UUID> seatIds);

    /**
     * @param userId null until a person who was named by e-mail is seen
     * @param email of a member whose person the organization may read, or of a person who was named by it; no other person's address is told to those who know a subject
     * @param name of a member of the organization
     * @param lastUsedAt when a check last let somebody in by it; exact to a minute
     */
    record SeatViewRow(
            SeatId seatId,
            @Nullable UserId userId,
            Instant assignedAt,
            @Nullable Instant lastUsedAt,
            @Nullable String email,
            @Nullable String name) {}
}
