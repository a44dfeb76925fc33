package io.tenure.api.identity;

import io.tenure.workflows.value.OrganizationId;
import org.jspecify.annotations.Nullable;

/** A body that says which organization the request is about. */
public interface OrganizationScoped {

    /** Null only in a body that validation refuses. */
    @Nullable
    OrganizationId organizationId();
}
