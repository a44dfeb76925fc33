package io.tenure.store.audit;

import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what on what, and why. An entry is never changed, so people, secrets and what somebody typed do not belong here: ids, amounts and the digests of
 * {@link AuditTexts} only. Entries that are older than format 2 have {@code reason} in clear.
 *
 * @param organizationId null for an act of the platform's own
 * @param actorKind {@code person}, {@code key}, {@code workflow}, {@code operator} or {@code system}
 * @param actorId of a person the person's id, never the subject of a token
 * @param action what was done, such as {@code subscription.cancel}
 * @param subjectId text of the id of what it was done on
 * @param details a JSON object
 * @param recordedAt in microseconds; what is finer is cut off when it is stored
 */
public record AuditEntry(
        AuditEntryId auditEntryId,
        @Nullable OrganizationId organizationId,
        String actorKind,
        String actorId,
        String action,
        String subjectId,
        @Nullable String reason,
        @Nullable String requestId,
        String details,
        Instant recordedAt) {

    /** What is empty is absent: an export cannot tell them apart. */
    public AuditEntry {
        reason = reason == null || reason.isEmpty() ? null : reason;
        requestId = requestId == null || requestId.isEmpty() ? null : requestId;
    }
}
