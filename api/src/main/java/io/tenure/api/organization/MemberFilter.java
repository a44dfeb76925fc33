package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.store.organization.Role;
import org.jspecify.annotations.Nullable;

/** Which members are wanted; what is absent lets everything through. */
record MemberFilter(
        @Parameter(description = "Those with this role") @Nullable
        Role role,

        @Nullable String startingAfter) {}
