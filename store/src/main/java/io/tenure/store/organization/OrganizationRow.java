package io.tenure.store.organization;

import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code organization}.
 *
 * @param locale a BCP 47 tag
 * @param timeZone a name of the IANA time zone database
 * @param metadata a JSON object of texts
 * @param archivedAt null while it lives
 */
public record OrganizationRow(
        OrganizationId organizationId,
        String name,
        String slug,
        @Nullable String billingEmail,
        String locale,
        String timeZone,
        String metadata,
        long revision,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** Nothing of it is changed any more. */
    public boolean isArchived() {
        return archivedAt != null;
    }
}
