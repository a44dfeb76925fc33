package io.tenure.api.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an issuer publishes. Fetched when they are no longer fresh, and because of an unknown key id a few times at once and then once in a
 * while, however many such tokens come: anybody can make one up, and it must not hide that the issuer has a new key. While the issuer does not answer, the known keys go on for a day, and nobody but the one who asks it waits for it. Nothing of a token's
 * header names another source.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int LOOKUPS_AT_ONCE = 5;

    private final Source source;
    private final IdentitySettings settings;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched known;
    private Instant nextTry = Instant.MIN;
    private Instant nextLookup = Instant.MIN;

    IssuerKeys(Source source, IdentitySettings settings, Clock clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where keys come from. */
    interface Source {
        JWKSet fetch() throws IOException, ParseException;
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    /** Empty where the issuer publishes no such key. Throws when it does not answer and nothing of it is known. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        List<JWK> found = selector.select(current().keys());
        return found.isEmpty() ? selector.select(lookedUp().keys()) : found;
    }

    private Fetched current() throws KeySourceException {
        Instant now = clock.instant();
        Fetched fetched = known;
        if (fetched != null && fetched.isYoungerThan(settings.keysFreshFor(), now)) {
            return fetched;
        }
        if (fetched == null || !fetched.isYoungerThan(settings.keysOutliveOutageFor(), now)) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return fetched;
        }
        try {
            return refreshed();
        } finally {
            fetching.unlock();
        }
    }

    /** Somebody may have fetched meanwhile. */
    private Fetched refreshed() throws KeySourceException {
        Instant now = clock.instant();
        Fetched fetched = known;
        boolean fresh = fetched != null && fetched.isYoungerThan(settings.keysFreshFor(), now);
        if (!fresh && !now.isBefore(nextTry)) {
            fetch(now);
        }
        Fetched usable = known;
        if (usable == null || !usable.isYoungerThan(settings.keysOutliveOutageFor(), now)) {
            throw new KeySourceException("The issuer publishes no keys");
        }
        return usable;
    }

    private Fetched lookedUp() throws KeySourceException {
        fetching.lock();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(nextTry) && mayLookUp(now)) {
                fetch(now);
            }
            return refreshed();
        } finally {
            fetching.unlock();
        }
    }

    /** What was not used is saved, up to a few. */
    private boolean mayLookUp(Instant now) {
        Instant mostSaved = now.minus(settings.keyFetchInterval().multipliedBy(LOOKUPS_AT_ONCE - 1L));
        Instant due = nextLookup.isBefore(mostSaved) ? mostSaved : nextLookup;
        if (due.isAfter(now)) {
            return false;
        }
        nextLookup = due.plus(settings.keyFetchInterval());
        return true;
    }

    private void fetch(Instant now) {
        try {
            known = new Fetched(source.fetch(), now);
        } catch (IOException | ParseException noAnswer) {
            // Silence may have taken longer than the pause.
            nextTry = clock.instant().plus(AFTER_FAILURE);
            log.warn("The issuer's keys cannot be fetched: {}", noAnswer.getMessage());
        }
    }
}
