package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.organization.ExternalOrganizationDao.ExternalIdRow;
import io.tenure.store.organization.OrganizationDao.OrganizationRow;
import java.time.Instant;
import java.util.List;

/** An organization as its members see it. */
@Schema(name = "Organization")
record OrganizationView(
        String id, String name, String slug, List<ExternalId> externalIds, long revision, Instant createdAt) {

    /** What an application calls the organization. */
    @Schema(name = "ExternalId")
    record ExternalId(String applicationSlug, String externalOrgId) {}

    static OrganizationView of(OrganizationRow row, List<ExternalIdRow> externalIds) {
        List<ExternalId> names = externalIds.stream()
                .map(name -> new ExternalId(name.applicationSlug(), name.externalOrgId()))
                .toList();
        return new OrganizationView(
                row.organizationId().toString(), row.name(), row.slug(), names, row.revision(), row.createdAt());
    }
}
