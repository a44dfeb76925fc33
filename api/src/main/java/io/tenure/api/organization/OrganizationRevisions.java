package io.tenure.api.organization;

import io.tenure.api.request.Revised;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.workflows.value.OrganizationId;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Revisions of organizations, for {@code If-Match}. */
@Component
final class OrganizationRevisions implements Revised {

    private final OrganizationDao organizations;

    OrganizationRevisions(Jdbi jdbi) {
        organizations = jdbi.onDemand(OrganizationDao.class);
    }

    @Override
    public OptionalLong revision(String id) {
        return id.startsWith("org_")
                ? organizations
                        .find(OrganizationId.parse(id))
                        .map(row -> OptionalLong.of(row.revision()))
                        .orElseGet(OptionalLong::empty)
                : OptionalLong.empty();
    }
}
