package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.organization.ExternalOrganizationDao.ExternalIdRow;
import io.tenure.store.organization.OrganizationRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organization as its members see it.
 *
 * @param billingEmail null where there is none, and for a MEMBER
 * @param archivedAt null while it lives
 */
@Schema(name = "Organization")
record OrganizationView(
        String id,
        String name,
        String slug,
        @Nullable String billingEmail,
        String locale,
        String timeZone,
        Map<String, String> metadata,
        List<ExternalId> externalIds,
        long revision,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    /** What an application calls the organization. */
    @Schema(name = "ExternalId")
    record ExternalId(String applicationSlug, String externalOrgId) {}

    static OrganizationView of(
            OrganizationRow row, Map<String, String> metadata, List<ExternalIdRow> externalIds, boolean readsAll) {
        List<ExternalId> names = externalIds.stream()
                .map(name -> new ExternalId(name.applicationSlug(), name.externalOrgId()))
                .toList();
        return new OrganizationView(
                row.organizationId().toString(),
                row.name(),
                row.slug(),
                readsAll ? row.billingEmail() : null,
                row.locale(),
                row.timeZone(),
                metadata,
                names,
                row.revision(),
                row.createdAt(),
                row.archivedAt());
    }
}
