package io.tenure.dev.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Who a token is for: {@code {"sub","email"?,"email_verified"?,"name"?,"aud"?,"azp"?,"expires_in"?}}. */
record TokenRequest(
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Validity validity) {
    static final String AUDIENCE = "tenure";

    /** For whom and how many seconds, which may be negative for a token that is over already. */
    record Validity(String audience, String authorizedParty, long seconds) {}

    /** Reads a request; {@link IllegalArgumentException} when it names nobody. */
    static TokenRequest of(JsonNode body) {
        String subject = body.path("sub").asString("");
        if (subject.isBlank()) {
            throw new IllegalArgumentException("sub is required");
        }
        Validity validity = new Validity(
                body.path("aud").asString(AUDIENCE),
                body.path("azp").asString(AUDIENCE),
                body.path("expires_in").asLong(Duration.ofDays(1).toSeconds()));
        return new TokenRequest(
                subject,
                body.path("email").asString(null),
                body.path("email_verified").asBoolean(false),
                body.path("name").asString(null),
                validity);
    }

    ObjectNode claims(String issuer, Instant now) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer).put("sub", subject);
        claims.put("aud", validity.audience()).put("azp", validity.authorizedParty());
        claims.put("iat", now.getEpochSecond()).put("exp", now.getEpochSecond() + validity.seconds());
        if (email != null) {
            claims.put("email", email).put("email_verified", emailVerified);
        }
        if (name != null) {
            claims.put("name", name);
        }
        return claims;
    }
}
