package io.tenure.store.subscription;

import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code subscription}. Written by SubscriptionWorkflow's activities only. */
public interface SubscriptionDao {

    /**
     * Claims the organization's one live place at the application. Returns 0 when this id or another live row is there already. The trial is
     * given once for ever: not where an earlier subscription of the pair with trial days was open (billing rule 62). What is granted has no trial and
     * uses none up.
     */
    @SqlUpdate("""
        insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode,
                                  status, status_reason, provided_status, provided_reason, quantity, seat_limit, trial_days,
                                  granted_until, payment_method_reference, revision, effect_id, created_at, updated_at)
        select :subscriptionId, :organizationId, :applicationId, p.plan_id, :provider, :providerAccount, :liveMode,
               'PENDING', 'pending', 'PENDING', 'pending', :seats, :seats,
               case when :provider = 'none' then 0
                    when exists (select
                                   from subscription earlier
                                   join standing_change c using (subscription_id)
                                  where earlier.organization_id = :organizationId
                                    and earlier.application_id  = :applicationId
                                    and earlier.trial_days      > 0
                                    and c.to_status             in ('TRIALING', 'ACTIVE', 'SUSPENDED'))
                    then 0
                    else p.trial_days
               end,
               cast(:grantedUntil as timestamptz), :paymentMethodReference, 0, :effectId, :createdAt, :createdAt
          from plan p
         where p.plan_id = :planId
            on conflict do nothing
        """)
    int claim(@BindMethods NewSubscription row);

    @SqlQuery("""
        select s.*, c.provider_reference as customer_reference
          from subscription s
          left join billing_customer c using (billing_customer_id)
         where s.subscription_id = :id
        """)
    Optional<SubscriptionRow> find(@Bind("id") SubscriptionId id);

    /** The row, locked until the transaction ends. Seats are assigned under the same lock (billing rule 38); rows that refer to it still come in. */
    @SqlQuery("""
        select s.*, c.provider_reference as customer_reference
          from subscription s
          left join billing_customer c using (billing_customer_id)
         where s.subscription_id = :id
           for no key update of s
        """)
    Optional<SubscriptionRow> lock(@Bind("id") SubscriptionId id);

    /** Stores the next state if nobody else did. Returns 0 when the stored revision is not the row's. The customer is found by its reference. */
    @SqlUpdate("""
        update subscription
           set billing_customer_id = coalesce((select c.billing_customer_id
                                                 from billing_customer c
                                                where c.provider           = subscription.provider
                                                  and c.provider_account   = subscription.provider_account
                                                  and c.provider_reference = :customerReference), billing_customer_id),
               provider_reference  = :providerReference,
               status              = :status,
               status_reason       = :statusReason,
               provided_status     = :providedStatus,
               provided_reason     = :providedReason,
               quantity            = :quantity,
               seat_limit          = :seatLimit,
               access_until        = :accessUntil,
               paid_until          = :paidUntil,
               period_until        = :periodUntil,
               cancel_at           = :cancelAt,
               checkout_reference  = :checkoutReference,
               checkout_url        = :checkoutUrl,
               checkout_until      = :checkoutUntil,
               attention_code      = :attentionCode,
               attention_at        = :attentionAt,
               ended_at            = :endedAt,
               revision            = :revision + 1,
               effect_id           = :effectId,
               updated_at          = :updatedAt
         where subscription_id = :subscriptionId
           and revision        = :revision
        """)
    int replace(@BindMethods SubscriptionRow row);

    /** Lowers or restores the assignable number. Returns 0 when the stored revision is not {@code revision}. */
    @SqlUpdate("""
        update subscription
           set seat_limit = :seatLimit,
               revision   = :revision + 1,
               effect_id  = :effectId,
               updated_at = :updatedAt
         where subscription_id = :subscriptionId
           and revision        = :revision
        """)
    int changeSeatLimit(@BindMethods SeatLimitChange change);

    /**
     * Says that a write failed in a way that only a deployment mends. Returns 0 where the subscription has ended, or asks for a person already: what a
     * parked creation says would be lost.
     */
    @SqlUpdate("""
        update subscription
           set attention_code = 'defect',
               attention_at   = :now,
               revision       = revision + 1,
               effect_id      = :effectId,
               updated_at     = :now
         where subscription_id = :id
           and ended_at       is null
           and attention_code is null
        """)
    int reportDefect(@Bind("id") SubscriptionId id, @Bind("effectId") String effectId, @Bind("now") Instant now);

    @SqlQuery("""
        select count(*)
          from seat
         where subscription_id = :id
           and revoked_at is null
        """)
    int countSeats(@Bind("id") SubscriptionId id);

    /** What a look must know before it asks the provider, in one statement (law 3). */
    @SqlQuery("""
        select (select coalesce(max(e.inbox_seq), 0) from webhook_event e where e.subscription_id = :id)               as watermark,
               (select count(*) from seat t where t.subscription_id = :id and t.revoked_at is null) as seats_assigned
        """)
    Watermark watermark(@Bind("id") SubscriptionId id);

    /** @param effectId hash of what led to the next revision */
    record SeatLimitChange(
            SubscriptionId subscriptionId, long revision, int seatLimit, String effectId, Instant updatedAt) {}

    /** @param watermark highest committed inbox sequence of the subscription; 0 when there is none */
    record Watermark(long watermark, int seatsAssigned) {}
}
