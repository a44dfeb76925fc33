package io.tenure.store.organization;

import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member with what is known of the person, or who is to be one.
 *
 * @param userId null for who was named by e-mail and has made no call in the organization yet
 * @param personId as the audit names the person; null for a member whom it has not named yet
 */
public record MemberRow(
        @Nullable UserId userId,
        @Nullable PersonId personId,
        Role role,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Instant createdAt) {

    /** Without what is known of the person. */
    @Override
    public String toString() {
        return "MemberRow[" + role + "]";
    }
}
