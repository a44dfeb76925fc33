package io.tenure.workflows.subscription;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, from the first request on.
 *
 * @param seats how many seats were asked for, at least 1
 * @param until end of a granted subscription; null: no end, or not granted
 * @param paymentMethodReference with it the provider's subscription is created at once, without it through Checkout
 */
public record Terms(
        OrganizationId organizationId,
        ApplicationId applicationId,
        PlanId planId,
        Provider provider,
        int seats,
        @Nullable Instant until,
        @Nullable String paymentMethodReference) {}
