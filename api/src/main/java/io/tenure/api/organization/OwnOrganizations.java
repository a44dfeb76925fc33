package io.tenure.api.organization;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.OrganizationRow;
import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organizations that a caller is a member of. */
@Component
final class OwnOrganizations {

    private final Jdbi jdbi;
    private final OrganizationRows rows;

    OwnOrganizations(AcrossTenants across, OrganizationRows rows) {
        this.jdbi = across.jdbi();
        this.rows = rows;
    }

    Page<OrganizationView> list(Caller caller, OrganizationFilter filter, @Nullable OrganizationId after, int limit) {
        return jdbi.withHandle(handle -> {
            List<OrganizationRow> found =
                    handle.attach(OrganizationDao.class).ofUser(caller.userId(), filter.wanted(), after, limit + 1);
            return Page.of(found, limit, row -> rows.view(handle, row, true));
        });
    }
}
