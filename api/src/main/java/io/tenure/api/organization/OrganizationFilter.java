package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.store.organization.OrganizationDao.Wanted;
import org.jspecify.annotations.Nullable;

/** Which organizations are wanted; what is absent lets everything through. */
record OrganizationFilter(
        @Parameter(description = "The one with this slug") @Nullable
        String slug,

        @Parameter(description = "true: archived ones only; false: living ones only") @Nullable
        Boolean archived) {

    Wanted wanted() {
        return new Wanted(slug, archived);
    }
}
