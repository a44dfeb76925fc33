package io.tenure.store.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place. Its hash is SHA-256 over the fields one after another, each as {@code <bytes>:<UTF-8 text>} and a line feed, an absent one
 * as {@code -} and a line feed: the hash before in lower-case hexadecimal, the sequence, and the entry's fields in their order. Format 2 hashes the same
 * fields; what people typed stands in them as a digest. The formats are part of what owners verify with (docs/audit-format.md): none is ever changed, only
 * followed by another.
 *
 * @param sequence 1 for the first entry of a chain
 * @param hash 32 bytes
 */
public record AuditLink(AuditEntry entry, long sequence, byte[] hash) {

    /** The newest format. What an entry with {@link #MARKER} follows is written in format 1, what follows it in the format that it names. */
    static final int FORMAT = 2;

    static final String MARKER = "audit.format";
    static final String MARKER_DETAILS = "{\"format\":2}";

    /** What stands before the first entry. */
    public static final byte[] BEGINNING = new byte[32];

    /** The link that follows {@code before}. */
    static AuditLink after(byte[] before, long sequence, AuditEntry entry) {
        return new AuditLink(entry, sequence, hash(before, sequence, entry));
    }

    static byte[] hash(byte[] before, long sequence, AuditEntry entry) {
        String text = Stream.of(
                        HexFormat.of().formatHex(before),
                        Long.toString(sequence),
                        entry.auditEntryId().toString(),
                        Objects.toString(entry.organizationId(), null),
                        entry.actorKind(),
                        entry.actorId(),
                        entry.action(),
                        entry.subjectId(),
                        entry.reason(),
                        entry.requestId(),
                        entry.details(),
                        entry.recordedAt().truncatedTo(ChronoUnit.MICROS).toString())
                .map(AuditLink::field)
                .collect(Collectors.joining());
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(@Nullable String text) {
        return text == null ? "-\n" : text.getBytes(StandardCharsets.UTF_8).length + ":" + text + "\n";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
