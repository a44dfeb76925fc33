package io.tenure.api.identity;

import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What must stand in a token whose signature is good: issuer, audience, an end that has not come, and a person. */
final class TokenRules {

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(IdentitySettings settings) {
        JwtTimestampValidator time = new JwtTimestampValidator(settings.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                token -> result(isOurIssuers(token, settings), "The token is another issuer's"),
                token -> result(isMeantForUs(token, settings.audiences()), "The token is meant for another audience"),
                token -> result(wasIssued(token, settings), "The token will be issued later"),
                token -> result(namesAPerson(token.getSubject()), "The token names nobody"));
    }

    /** To the letter (RFC 7519, section 4.1.1): what only means the same address is another name. */
    private static boolean isOurIssuers(Jwt token, IdentitySettings settings) {
        return settings.issuer().toString().equals(token.getClaims().get("iss"));
    }

    /** Who was told an audience holds to it; the authorized party counts where the issuer names no audience, as Clerk does not. */
    private static boolean isMeantForUs(Jwt token, Set<String> audiences) {
        List<String> intended = token.getAudience();
        if (intended != null && !intended.stream().allMatch(String::isEmpty)) {
            return intended.stream().anyMatch(audiences::contains);
        }
        return token.getClaims().get("azp") instanceof String party && audiences.contains(party);
    }

    private static boolean wasIssued(Jwt token, IdentitySettings settings) {
        Instant issuedAt = token.getIssuedAt();
        return issuedAt == null || !issuedAt.isAfter(Instant.now().plus(settings.clockSkew()));
    }

    private static boolean namesAPerson(@Nullable String subject) {
        return subject != null && UserId.isOne(subject);
    }

    private static OAuth2TokenValidatorResult result(boolean passed, String why) {
        return passed
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, why, null));
    }
}
