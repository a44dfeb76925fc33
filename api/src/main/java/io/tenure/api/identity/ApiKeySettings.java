package io.tenure.api.identity;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How keys are hashed ({@code tenure.api-key.*}). Another secret makes every stored key unknown.
 *
 * @param secret base 64 of at least 32 random bytes; required
 */
@ConfigurationProperties("tenure.api-key")
public record ApiKeySettings(@Nullable String secret) {

    private static final int FEWEST_BYTES = 32;

    public ApiKeySettings {
        if (secret == null || decoded(secret).length < FEWEST_BYTES) {
            throw new IllegalArgumentException("tenure.api-key.secret must be base 64 of at least 32 random bytes");
        }
    }

    byte[] secretBytes() {
        return secret == null ? new byte[0] : decoded(secret);
    }

    @Override
    public String toString() {
        return "ApiKeySettings[]";
    }

    private static byte[] decoded(String secret) {
        try {
            return Base64.getDecoder().decode(secret);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
