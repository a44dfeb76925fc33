package io.tenure.api.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is remembered.
 *
 * @param kind such as {@code change-seats}
 * @param content what was asked for; with the same idempotency key it must be the same again
 * @param reason what a person typed; kept in the operation's row, outside of {@code content} only in its storage
 * @param idempotencyKey the caller's own name for this request; null when it gave none
 */
record Ask(
        String kind,
        Map<String, Object> content,
        @Nullable String reason,
        @Nullable String idempotencyKey) {

    static final String KEY = "Idempotency-Key";

    Ask(String kind, Map<String, Object> content, @Nullable String idempotencyKey) {
        this(kind, content, null, idempotencyKey);
    }

    /** SHA-256 of the content in an order of its own, so that spaces and the order of fields do not matter. */
    byte[] hash(String subject) {
        StringBuilder canonical = new StringBuilder(subject).append('\n').append(reason);
        new TreeMap<>(content)
                .forEach((name, value) ->
                        canonical.append('\n').append(name).append('=').append(value));
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
