package io.tenure.api.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key of trusted machines ({@code tenure.task.*}).
 *
 * @param integrationKey at least 32 characters; without one nobody passes
 */
@ConfigurationProperties("tenure.task")
record IntegrationKey(@Nullable String integrationKey) {

    static final String HEADER = "X-Integration-Key";

    private static final int SHORTEST = 32;

    IntegrationKey {
        integrationKey = integrationKey == null || integrationKey.isEmpty() ? null : integrationKey;
        if (integrationKey != null && integrationKey.length() < SHORTEST) {
            throw new IllegalArgumentException("tenure.task.integration-key must have at least 32 characters");
        }
    }

    /** Takes as long for a wrong key as for the right one. */
    boolean is(String given) {
        return integrationKey != null && MessageDigest.isEqual(digest(given), digest(integrationKey));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "IntegrationKey[]";
    }
}
