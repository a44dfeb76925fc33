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
 * @param actorKind {@code person}, {@code key}, {@code workflow}, {@code operator} or {@code system}
 * @param actorId the person's ({@code personId} of a member) or key's id, or the workflow's
 * @param subjectId id of what it was done on
 * @param reason what a person gave as the reason; null when none was asked for, and when it was erased
 * @param requestId of the request that did it; null for a workflow
 * @param details ids, numbers and codes, and what was typed, such as a slug; null where that was erased
 * @param hash SHA-256 in hexadecimal, over this entry, with digests of what was typed, and the hash before it
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

    static AuditEntryView of(AuditRow row, EntryTexts texts, Map<String, Object> details) {
        return new AuditEntryView(
                row.entry().auditEntryId(),
                row.sequence(),
                row.entry().actorKind(),
                row.entry().actorId(),
                row.entry().action(),
                row.entry().subjectId(),
                texts.reason(row.entry()),
                row.entry().requestId(),
                texts.readable(row.entry(), details),
                row.entry().recordedAt(),
                HexFormat.of().formatHex(row.hash()));
    }
}
