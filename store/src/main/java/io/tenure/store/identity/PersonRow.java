package io.tenure.store.identity;

import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code person}.
 *
 * @param userId null while the person is expected by e-mail and was not seen
 * @param seenAt when the newest token that was seen had been issued; null for who was only named
 */
public record PersonRow(
        PersonId personId,
        @Nullable UserId userId,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Instant createdAt,
        @Nullable Instant seenAt) {

    /** Without what the issuer says of the person. */
    @Override
    public String toString() {
        return "PersonRow[" + personId + "]";
    }
}
