package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import java.io.IOException;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Believes or refuses tokens of the configured issuer. The issuer is asked for its keys when the first token comes, so that the API starts without
 * it. A bad token is a {@link BadJwtException}; an issuer that does not answer is a problem {@code identity-unavailable}, never a refusal.
 */
final class IssuerDecoder implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(IssuerDecoder.class);

    private final IssuerDiscovery discovery;
    private volatile @Nullable JwtDecoder known;

    IssuerDecoder(IssuerDiscovery discovery) {
        this.discovery = discovery;
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder().decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException unclear) {
            throw unavailable(unclear);
        }
    }

    private JwtDecoder decoder() {
        JwtDecoder decoder = known;
        if (decoder != null) {
            return decoder;
        }
        try {
            JwtDecoder discovered = discovery.decoder();
            known = discovered;
            return discovered;
        } catch (IOException | ParseException noAnswer) {
            throw unavailable(noAnswer);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        log.warn("The identity provider does not answer: {}", cause.getMessage());
        return new ProblemException(ProblemType.IDENTITY_UNAVAILABLE);
    }
}
