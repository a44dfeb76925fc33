package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads {@code subscription} as callers see it: of several holds the strongest. Writes nothing. */
public interface SubscriptionViewDao {

    @SqlQuery("""
        select s.*, c.provider_reference as customer_reference, h.reason as hold_reason, h.message as hold_message, h.placed_at as hold_at,
               (select count(*) from seat t where t.subscription_id = s.subscription_id and t.revoked_at is null) as seats_assigned
          from subscription s
          left join billing_customer c using (billing_customer_id)
          left join lateral (select h.reason, h.message, h.placed_at
                               from subscription_hold h
                              where h.subscription_id = s.subscription_id
                                and h.lifted_at is null
                              order by array_position(array['operator-hold', 'disputed', 'refunded'], h.kind), h.placed_at
                              limit 1) h on true
         where s.subscription_id = :id
           and s.organization_id = :organizationId
        """)
    Optional<SubscriptionViewRow> find(
            @Bind("organizationId") OrganizationId organizationId, @Bind("id") SubscriptionId id);

    /** The one that holds the organization's place at the application. */
    @SqlQuery("""
        select s.*, c.provider_reference as customer_reference, h.reason as hold_reason, h.message as hold_message, h.placed_at as hold_at,
               (select count(*) from seat t where t.subscription_id = s.subscription_id and t.revoked_at is null) as seats_assigned
          from subscription s
          left join billing_customer c using (billing_customer_id)
          left join lateral (select h.reason, h.message, h.placed_at
                               from subscription_hold h
                              where h.subscription_id = s.subscription_id
                                and h.lifted_at is null
                              order by array_position(array['operator-hold', 'disputed', 'refunded'], h.kind), h.placed_at
                              limit 1) h on true
         where s.organization_id = :organizationId
           and s.application_id  = :applicationId
           and s.status in ('PENDING', 'TRIALING', 'ACTIVE', 'SUSPENDED')
        """)
    Optional<SubscriptionViewRow> findLive(
            @Bind("organizationId") OrganizationId organizationId, @Bind("applicationId") ApplicationId applicationId);

    /** An organization's subscriptions, newest first, older than {@code after} where that is not null. */
    @SqlQuery("""
        select s.*, c.provider_reference as customer_reference, h.reason as hold_reason, h.message as hold_message, h.placed_at as hold_at,
               (select count(*) from seat t where t.subscription_id = s.subscription_id and t.revoked_at is null) as seats_assigned
          from subscription s
          left join billing_customer c using (billing_customer_id)
          left join lateral (select h.reason, h.message, h.placed_at
                               from subscription_hold h
                              where h.subscription_id = s.subscription_id
                                and h.lifted_at is null
                              order by array_position(array['operator-hold', 'disputed', 'refunded'], h.kind), h.placed_at
                              limit 1) h on true
         where s.organization_id = :organizationId
           and (cast(:status as text) is null  or s.status          = :status)
           and (cast(:planId as uuid) is null  or s.plan_id         = cast(:planId as uuid))
           and (cast(:after as uuid) is null   or s.subscription_id < cast(:after as uuid))
         order by s.subscription_id desc
         limit :limit
        """)
    List<SubscriptionViewRow> ofOrganization(
            @Bind("organizationId") OrganizationId organizationId,
            @BindMethods Wanted wanted,
            @Bind("after") @Nullable SubscriptionId after,
            @Bind("limit") int limit);

    /** Null means any. */
    record Wanted(@Nullable Standing status, @Nullable PlanId planId) {}

    /** The operation that asked for the subscription. */
    @SqlQuery("""
        select operation_id
          from operation
         where subscription_id = :id
           and organization_id = :organizationId
           and kind            = 'create-subscription'
        """)
    Optional<OperationId> createdBy(
            @Bind("organizationId") OrganizationId organizationId, @Bind("id") SubscriptionId id);

    /**
     * @param providerReference the provider's subscription
     * @param customerReference the provider's customer
     * @param holdReason what staff typed for staff
     * @param holdMessage what staff typed for members
     * @param holdAt since when the strongest hold stands; null when none does
     * @param seatsAssigned live seats
     */
    record SubscriptionViewRow(
            SubscriptionId subscriptionId,
            OrganizationId organizationId,
            ApplicationId applicationId,
            PlanId planId,
            Provider provider,
            @Nullable String providerReference,
            @Nullable String customerReference,
            Standing status,
            @Nullable StandingReason statusReason,
            int quantity,
            int seatsAssigned,
            @Nullable Instant grantedUntil,
            @Nullable Instant accessUntil,
            @Nullable Instant cancelAt,
            @Nullable String paymentMethodReference,
            @Nullable String checkoutUrl,
            @Nullable String holdReason,
            @Nullable String holdMessage,
            @Nullable Instant holdAt,
            @Nullable String attentionCode,
            @Nullable Instant attentionAt,
            long revision,
            Instant createdAt) {}
}
