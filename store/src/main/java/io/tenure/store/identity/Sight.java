package io.tenure.store.identity;

import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of its person.
 *
 * @param saysAddress whether the token says an address at all: where it does not, it takes none back
 * @param email null where the token says none, or one that cannot be kept, which is another one than the one before
 * @param emailVerified whether the issuer has seen that the address is the person's
 * @param name null where the token says nothing of it; at most 200 characters
 * @param issuedAt of two tokens the later one is right
 */
public record Sight(
        UserId userId,
        boolean saysAddress,
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
                || ((!later.saysAddress || saysAddressOf(later))
                        && (later.name == null || Objects.equals(later.name, name)));
    }

    private boolean saysAddressOf(Sight later) {
        return saysAddress && Objects.equals(later.email, email) && later.emailVerified == emailVerified;
    }

    /** Without what the issuer says of the person. */
    @Override
    public String toString() {
        return "Sight";
    }
}
