package io.tenure.worker;

import io.tenure.store.audit.AuditKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who signs the audit's heads ({@code tenure.audit.*}), the same pair as the API's.
 *
 * @param keys as {@code operator audit generate-keys} prints them; required
 */
@ConfigurationProperties("tenure.audit")
record AuditProperties(@Nullable String keys) {

    AuditProperties {
        if (keys == null || keys.isBlank()) {
            throw new IllegalArgumentException(
                    "tenure.audit.keys is required: operator audit generate-keys prints some");
        }
    }

    AuditKeys parsed() {
        return AuditKeys.parse(String.valueOf(keys));
    }

    @Override
    public String toString() {
        return "AuditProperties[]";
    }
}
