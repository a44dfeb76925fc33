package io.tenure.api.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.application.ApplicationView;
import io.tenure.api.application.PlanView;
import org.jspecify.annotations.Nullable;

/**
 * A subscription with the children that were asked for.
 *
 * @param plan what it is to; absent unless expanded
 * @param application whose seats they are; absent unless expanded
 */
@Schema(name = "ExpandedSubscription")
record ExpandedSubscription(
        @JsonUnwrapped SubscriptionView subscription,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PlanView plan,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ApplicationView application) {

    static final String PLAN = "plan";
    static final String APPLICATION = "application";
}
