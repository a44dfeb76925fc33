package io.tenure.api.identity;

import io.tenure.store.organization.Role;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.Text;
import io.tenure.workflows.value.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as a parameter of a controller's method. Roles are not part of it: what an endpoint asks for was checked before.
 *
 * @param personId names the person in what outlives it: the audit, operations and logs
 * @param role in the organization that the request is about; null where it is about none, and for the platform's staff who are no members
 * @param operator acts as one of the platform's staff: has that role, and the endpoint asked for a role
 * @param reason what the header {@code X-Reason} says
 */
public record Caller(
        UserId userId,
        PersonId personId,
        boolean operator,
        @Nullable Role role,
        @Nullable String reason) {

    /** Whether all of the organization that the request is about is the caller's business; else only what concerns the caller. */
    public boolean readsAll() {
        return operator || role != Role.MEMBER;
    }

    /** Whether addresses and names of the organization's people are for the caller; a person's own always are. */
    public boolean seesAddresses() {
        return role != null && role != Role.MEMBER;
    }

    /** Whether what opens something to whoever has it is for the caller; the platform's support reads all the rest. */
    public boolean seesSecrets() {
        return operator || role != null;
    }

    /** One of the platform's staff who is no member of the organization that the request is about. */
    public boolean isStaff() {
        return operator || role == null;
    }

    /** Why, for the audit: what the body says, else what the header says of an act of the platform's staff. What is blank says nothing. */
    public @Nullable String reasonOf(@Nullable String told) {
        boolean silent = told == null || Text.isBlank(told);
        String header = operator ? reason : null;
        return silent ? header : told;
    }

    /** As audit entries and operations spell it. */
    public String actorKind() {
        return operator ? "operator" : "person";
    }
}
