package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code subscription}.
 *
 * @param customerReference the provider's customer, from {@code billing_customer}; null until there is one
 * @param status what counts: {@code providedStatus} under the holds
 * @param providedStatus what the provider, or the grant, makes of it
 * @param trialDays days of trial that this subscription was given, 0 when the organization has had its one trial (billing rule 62)
 * @param paymentMethodReference what the request brought; null when the customer goes through Checkout
 * @param effectId hash of the effect that led to {@code revision}
 */
public record SubscriptionRow(
        SubscriptionId subscriptionId,
        OrganizationId organizationId,
        ApplicationId applicationId,
        PlanId planId,
        Provider provider,
        String providerAccount,
        @Nullable String providerReference,
        @Nullable String customerReference,
        boolean liveMode,
        Standing status,
        @Nullable StandingReason statusReason,
        Standing providedStatus,
        @Nullable StandingReason providedReason,
        int quantity,
        int seatLimit,
        int trialDays,
        @Nullable Instant grantedUntil,
        @Nullable Instant accessUntil,
        @Nullable Instant paidUntil,
        @Nullable Instant periodUntil,
        @Nullable Instant cancelAt,
        @Nullable String paymentMethodReference,
        @Nullable String checkoutReference,
        @Nullable String checkoutUrl,
        @Nullable Instant checkoutUntil,
        @Nullable String attentionCode,
        @Nullable Instant attentionAt,
        @Nullable Instant endedAt,
        long revision,
        String effectId,
        Instant createdAt,
        Instant updatedAt) {}
