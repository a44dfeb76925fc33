package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.Seldom;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Believes or refuses tokens of the configured issuer. The issuer is asked for its keys when the first token comes, so that the API starts without
 * it; one that does not answer is left alone for a moment, however many tokens come. A bad token is a {@link BadJwtException}; an issuer that does not answer is a problem {@code identity-unavailable}, never a refusal.
 */
final class IssuerDecoder implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(IssuerDecoder.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final IssuerDiscovery discovery;
    private final Clock clock;
    private final Seldom silences = new Seldom(AFTER_FAILURE);
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable JwtDecoder known;
    private Instant nextTry = Instant.MIN;

    IssuerDecoder(IssuerDiscovery discovery, Clock clock) {
        this.discovery = discovery;
        this.clock = clock;
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
        return decoder == null ? discovered() : decoder;
    }

    /** Somebody may have asked meanwhile. */
    private JwtDecoder discovered() {
        discovering.lock();
        try {
            JwtDecoder decoder = known;
            if (decoder == null && clock.instant().isBefore(nextTry)) {
                throw new ProblemException(ProblemType.IDENTITY_UNAVAILABLE);
            }
            JwtDecoder discovered = decoder == null ? discovery.decoder() : decoder;
            known = discovered;
            return discovered;
        } catch (IOException | ParseException noAnswer) {
            nextTry = clock.instant().plus(AFTER_FAILURE);
            throw unavailable(noAnswer);
        } finally {
            discovering.unlock();
        }
    }

    private ProblemException unavailable(Exception cause) {
        silences.happened()
                .ifPresent(number -> log.warn(
                        "The identity provider does not answer: {} tokens could not be judged, the last because: {}",
                        number,
                        cause.getMessage()));
        return new ProblemException(ProblemType.IDENTITY_UNAVAILABLE);
    }
}
