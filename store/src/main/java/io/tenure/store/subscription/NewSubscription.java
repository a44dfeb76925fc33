package io.tenure.store.subscription;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a PENDING row begins with. */
public record NewSubscription(
        SubscriptionId subscriptionId,
        OrganizationId organizationId,
        ApplicationId applicationId,
        PlanId planId,
        Provider provider,
        String providerAccount,
        boolean liveMode,
        int seats,
        @Nullable Instant grantedUntil,
        @Nullable String paymentMethodReference,
        String effectId,
        Instant createdAt) {}
