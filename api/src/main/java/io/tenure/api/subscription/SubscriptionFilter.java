package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.store.subscription.SubscriptionViewDao.Wanted;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import org.jspecify.annotations.Nullable;

/** Which of an organization's subscriptions are wanted; what is absent lets everything through. */
record SubscriptionFilter(
        @Parameter(description = "Those that stand so") @Nullable
        Standing status,

        @Parameter(description = "Those to this plan") @Nullable
        PlanId planId,

        @Nullable SubscriptionId startingAfter) {

    Wanted wanted() {
        return new Wanted(status, planId);
    }
}
