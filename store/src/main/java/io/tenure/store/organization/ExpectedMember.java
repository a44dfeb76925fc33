package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import java.time.Instant;

/**
 * A row of {@code expected_member}: who is to be a member, by address.
 *
 * @param expectedMemberId written like a person's, of whom it says nothing
 */
public record ExpectedMember(
        PersonId expectedMemberId,
        OrganizationId organizationId,
        PersonId personId,
        String email,
        Role role,
        Instant createdAt) {

    /** Without the address. */
    @Override
    public String toString() {
        return "ExpectedMember[" + expectedMemberId + "]";
    }
}
