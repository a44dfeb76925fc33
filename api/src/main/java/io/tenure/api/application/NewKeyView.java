package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that was made just now.
 *
 * @param key the secret, shown only here
 */
@Schema(name = "NewApiKey")
record NewKeyView(
        String id,
        String name,
        String key,
        String prefix,
        String lastFour,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewKeyView[" + id + "]";
    }
}
