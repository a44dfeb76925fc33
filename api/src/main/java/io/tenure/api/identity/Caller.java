package io.tenure.api.identity;

import io.tenure.workflows.value.UserId;

/**
 * Who is asking, as a parameter of a controller's method. Roles are not part of it: what an endpoint asks for was checked before.
 *
 * @param operator acts as the platform's operator: has that role, and the endpoint asked for a role
 */
public record Caller(UserId userId, boolean operator) {

    /** As audit entries and operations spell it. */
    public String actorKind() {
        return operator ? "operator" : "person";
    }
}
