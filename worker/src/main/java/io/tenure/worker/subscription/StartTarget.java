package io.tenure.worker.subscription;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import org.jspecify.annotations.Nullable;

/** A subscription whose row exists: what its workflow is started with, and found by. */
public record StartTarget(
        SubscriptionId id,
        OrganizationId organizationId,
        Standing standing,
        @Nullable String attentionCode) {}
