package io.tenure.api.subscription;

import static io.tenure.workflows.temporal.SearchAttributes.FEATURE;
import static io.tenure.workflows.temporal.SearchAttributes.NEEDS_ATTENTION;
import static io.tenure.workflows.temporal.SearchAttributes.ORGANIZATION_ID;
import static io.tenure.workflows.temporal.SearchAttributes.PHASE;

import io.temporal.common.SearchAttributes;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;

/** By what a subscription's workflow is found in Temporal from its first moment on. */
final class StartAttributes {

    private StartAttributes() {}

    static SearchAttributes of(OrganizationId organization) {
        return SearchAttributes.newBuilder()
                .set(ORGANIZATION_ID, organization.toString())
                .set(FEATURE, "subscription")
                .set(PHASE, Standing.PENDING.name())
                .set(NEEDS_ATTENTION, false)
                .build();
    }
}
