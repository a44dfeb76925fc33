package io.tenure.store.seat;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads seats with what stands beside them. */
public interface SeatViewDao {

    /** Live seats in the order of assignment, after {@code after} and of {@code holder} alone where those are not null. */
    @SqlQuery("""
        select t.seat_id, case when t.named_email is null then t.user_id end as user_id, t.assigned_at,
               case when t.named_email is null then u.last_used_at end as last_used_at, coalesce(t.named_email, p.email) as email, p.name
          from seat t
          join subscription s on s.subscription_id = t.subscription_id
          left join seat_use u on u.seat_id = t.seat_id
          left join member m on m.organization_id = s.organization_id and m.user_id = t.user_id and t.named_email is null
          left join person p on p.user_id = m.user_id and m.shows_person
         where t.subscription_id = :id
           and s.organization_id = :organizationId
           and t.revoked_at      is null
           and (cast(:userId as text) is null or (t.user_id = :userId and t.named_email is null))
           and (cast(:email as text) is null or coalesce(t.named_email, p.email) = lower(:email))
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
        select t.seat_id, case when t.named_email is null then t.user_id end as user_id, t.assigned_at,
               case when t.named_email is null then u.last_used_at end as last_used_at, coalesce(t.named_email, p.email) as email, p.name
          from seat t
          join subscription s on s.subscription_id = t.subscription_id
          left join seat_use u on u.seat_id = t.seat_id
          left join member m on m.organization_id = s.organization_id and m.user_id = t.user_id and t.named_email is null
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

    /** A person's live seats in every organization, in the order of assignment, after {@code after} where that is not null. */
    @SqlQuery("""
        select t.seat_id, t.subscription_id, s.organization_id, o.name as organization_name, t.assigned_at
          from seat t
          join subscription s using (subscription_id)
          join organization o using (organization_id)
         where t.user_id    = :userId
           and t.revoked_at is null
           and (cast(:after as uuid) is null or t.seat_id > cast(:after as uuid))
         order by t.seat_id
         limit :limit
        """)
    List<OwnSeatRow> ofUser(
            @Bind("userId") UserId userId, @Bind("after") @Nullable SeatId after, @Bind("limit") int limit);

    @SqlQuery("""
        select t.seat_id, t.subscription_id, s.organization_id, o.name as organization_name, t.assigned_at
          from seat t
          join subscription s using (subscription_id)
          join organization o using (organization_id)
         where t.user_id    = :userId
           and t.revoked_at is null
           and t.seat_id    = :seatId
        """)
    Optional<OwnSeatRow> ofUser(@Bind("userId") UserId userId, @Bind("seatId") SeatId seatId);

    record OwnSeatRow(
            SeatId seatId,
            SubscriptionId subscriptionId,
            OrganizationId organizationId,
            String organizationName,
            Instant assignedAt) {}

    /**
     * @param userId null until a person who was named by e-mail has made a call of their own in the organization
     * @param email of a member whose person the organization may read, or as it was typed; no other person's address is told to those who know a subject
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
