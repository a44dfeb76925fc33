package io.tenure.api.application;

import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import io.tenure.store.UuidV7;
import io.tenure.store.application.ApiKeyDao.ApiKeyRow;
import io.tenure.store.application.ApiKeyDao.NewApiKey;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes keys of this deployment's mode: the row without the secret, and the one view with it. */
@Component
final class KeyMint {

    private final ApiKeys keys;
    private final UuidV7 ids;
    private final Clock clock;
    private final boolean liveMode;

    KeyMint(ApiKeys keys, UuidV7 ids, Clock clock, @Value("${tenure.stripe.live-mode}") boolean liveMode) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.liveMode = liveMode;
    }

    /** A new key. */
    record Coin(NewApiKey row, NewKeyView view) {}

    Coin strike(ApplicationId application, CreateKey request) {
        List<String> scopes =
                request.wantedScopes().stream().map(KeyScope::code).sorted().toList();
        return strike(application, request.name(), scopes, request.expiresAt());
    }

    /** For the same things as {@code old}. */
    Coin strikeAgain(ApplicationId application, ApiKeyRow old, @Nullable Instant expiresAt) {
        return strike(application, old.name(), old.scopes(), expiresAt);
    }

    private Coin strike(ApplicationId application, String name, List<String> scopes, @Nullable Instant expiresAt) {
        ApiKey key = keys.generate(liveMode);
        ApiKeyId id = new ApiKeyId(ids.next());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Attempt.showOnce();
        return new Coin(
                new NewApiKey(
                        id, application, name, scopes, keys.hash(key), key.prefix(), key.lastFour(), now, expiresAt),
                new NewKeyView(id.toString(), name, key.text(), key.prefix(), key.lastFour(), scopes, now, expiresAt));
    }
}
