package io.tenure.store.audit;

import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code audit_text}: what somebody typed, of which the entry holds a digest. Salt and text are null once an erasure has emptied them.
 *
 * @param name {@value #REASON}, or the JSON pointer of the digest in the entry's details
 * @param salt 32 random bytes
 */
public record AuditText(
        AuditEntryId auditEntryId,
        @Nullable OrganizationId organizationId,
        String name,
        byte @Nullable [] salt,
        @Nullable String text) {

    /** The name of the text whose digest stands in the entry's own field. */
    public static final String REASON = "reason";

    /** Whether the entry holds its digest; of one that was emptied nothing can be said. */
    boolean isIn(AuditEntry entry) {
        if (salt == null || text == null) {
            return true;
        }
        String digest = digest(salt, text);
        if (name.equals(REASON)) {
            return digest.equals(entry.reason());
        }
        String field = name.substring(name.lastIndexOf('/') + 1);
        return entry.details().contains("\"" + field + "\":\"" + digest + "\"");
    }

    /** SHA-256 over the salt and the text in UTF-8, in lower-case hexadecimal. */
    static String digest(byte[] salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
