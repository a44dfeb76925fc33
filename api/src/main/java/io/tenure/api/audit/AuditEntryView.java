package io.tenure.api.audit;

import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.workflows.value.AuditEntryId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what on what, and why.
 *
 * @param sequence place in the organization's chain, from 1 on
 * @param actorKind {@code person}, {@code key}, {@code workflow} or {@code operator}
 * @param actorId the person's or key's id, or the workflow's
 * @param subjectId id of what it was done on
 * @param reason what a person gave as the reason; null when none was asked for
 * @param requestId of the request that did it; null for a workflow
 * @param details ids, numbers and codes
 * @param hash SHA-256 in hexadecimal, over this entry and the hash before it
 */
public record AuditEntryView(
        AuditEntryId id,
        long sequence,
        String actorKind,
        String actorId,
        String action,
        String subjectId,
        @Nullable String reason,
        @Nullable String requestId,
        Map<String, Object> details,
        Instant recordedAt,
        String hash) {

    static AuditEntryView of(AuditRow row, Map<String, Object> details) {
        return new AuditEntryView(
                row.entry().auditEntryId(),
                row.sequence(),
                row.entry().actorKind(),
                row.entry().actorId(),
                row.entry().action(),
                row.entry().subjectId(),
                row.entry().reason(),
                row.entry().requestId(),
                details,
                row.entry().recordedAt(),
                HexFormat.of().formatHex(row.hash()));
    }
}
