package io.tenure.api.identity;

import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.Sight;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads what a believed token says of its person (OpenID Connect Core 1.0, section 5.1). */
final class TokenSight {

    private static final int LONGEST_NAME = 200;

    private TokenSight() {}

    /** Of a token that {@link TokenRules} passed: it names a person.
     *
     * @param now for a token that does not say when it was issued, or says that it will be */
    static Sight of(Jwt token, Instant now) {
        Object address = token.getClaims().get("email");
        EmailAddress email =
                address instanceof String text ? EmailAddress.parse(text).orElse(null) : null;
        boolean verified =
                email != null && Boolean.TRUE.equals(token.getClaims().get("email_verified"));
        String name = token.getClaims().get("name") instanceof String text ? name(text) : null;
        UserId user = new UserId(String.valueOf(token.getSubject()));
        return new Sight(user, address != null, email, verified, name, issuedAt(token, now));
    }

    private static Instant issuedAt(Jwt token, Instant now) {
        Instant told = token.getIssuedAt();
        return told == null || told.isAfter(now) ? now : told;
    }

    /** What can be stored of it and shown on one line. */
    private static @Nullable String name(String text) {
        String kept = text.codePoints()
                .filter(letter -> !Character.isISOControl(letter) && Character.getType(letter) != Character.SURROGATE)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return kept.isEmpty() ? null : kept;
    }
}
