package io.tenure.store.identity;

import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of its person.
 *
 * @param email null where the token says nothing of it, which takes nothing back
 * @param emailVerified whether the issuer has seen that the address is the person's
 * @param name null where the token says nothing of it; at most 200 characters
 * @param issuedAt of two tokens the later one is right
 */
public record Sight(
        UserId userId,
        @Nullable EmailAddress email,
        boolean emailVerified,
        @Nullable String name,
        Instant issuedAt) {

    /** The address that may claim what was meant for an unseen person. */
    public Optional<EmailAddress> verifiedEmail() {
        return emailVerified ? Optional.ofNullable(email) : Optional.empty();
    }

    /** Whether nothing is learned from {@code later} that is not known from this. */
    public boolean covers(Sight later) {
        return issuedAt.isAfter(later.issuedAt)
                || ((later.email == null || (later.email.equals(email) && later.emailVerified == emailVerified))
                        && (later.name == null || Objects.equals(later.name, name)));
    }

    /** Without what the issuer says of the person. */
    @Override
    public String toString() {
        return "Sight";
    }
}
