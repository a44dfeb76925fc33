package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.application.ApiKeyDao.ApiKeyRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as operators see it, without what it is.
 *
 * @param lastUsedAt exact to the few seconds between two writings
 */
@Schema(name = "ApiKey")
record KeyView(
        String id,
        String name,
        String prefix,
        String lastFour,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    static KeyView of(ApiKeyRow row) {
        return new KeyView(
                row.apiKeyId().toString(),
                row.name(),
                row.prefix(),
                row.lastFour(),
                row.scopes(),
                row.createdAt(),
                row.expiresAt(),
                row.revokedAt(),
                row.lastUsedAt());
    }
}
