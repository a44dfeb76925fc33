package io.tenure.api.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.converter.ClaimConversionService;

/**
 * The claims of a signed token as they stand in it. The libraries mean well: they make a text of a number that is the subject, an address in their own
 * spelling of the issuer, and an instant of issue where there is none.
 */
final class ToldClaims extends DefaultJWTProcessor<SecurityContext> {

    private static final Set<String> INSTANTS = Set.of("exp", "nbf", "iat");

    /** {@link TokenRules} judges the claims. */
    ToldClaims() {
        setJWTClaimsSetVerifier((claims, context) -> {});
    }

    @Override
    public JWTClaimsSet process(SignedJWT token, @Nullable SecurityContext context)
            throws BadJOSEException, JOSEException {
        JWTClaimsSet claims = super.process(token, context);
        Map<String, Object> told = token.getPayload().toJSONObject();
        if (told == null || !(told.get("sub") instanceof String)) {
            throw new BadJWTException("The token's subject is no text");
        }
        return claims;
    }

    /** Instead of the mapping that Spring brings along. Only instants change their form; what is null is not told. */
    static Map<String, Object> asTold(Map<String, Object> claims) {
        Map<String, Object> told = new HashMap<>();
        claims.forEach((name, value) -> {
            if (value != null) {
                told.put(name, INSTANTS.contains(name) ? instant(value) : value);
            }
        });
        return told;
    }

    private static @Nullable Object instant(Object value) {
        return ClaimConversionService.getSharedInstance().convert(value, Instant.class);
    }
}
