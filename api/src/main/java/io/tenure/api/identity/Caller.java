package io.tenure.api.identity;

import io.tenure.store.organization.Role;
import io.tenure.workflows.value.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as a parameter of a controller's method. Roles are not part of it: what an endpoint asks for was checked before.
 *
 * @param role in the organization that the request is about; null where it is about none, and for operators who are no members
 * @param operator acts as the platform's operator: has that role, and the endpoint asked for a role
 */
public record Caller(
        UserId userId, boolean operator, @Nullable Role role) {

    /** Whether what concerns paying is the caller's business. */
    public boolean seesBilling() {
        return operator || role == Role.OWNER || role == Role.BILLING_ADMIN;
    }

    /** As audit entries and operations spell it. */
    public String actorKind() {
        return operator ? "operator" : "person";
    }
}
