package io.tenure.api.organization;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.audit.Typed;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.IfMatch;
import io.tenure.store.organization.MemberDao;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.OrganizationRow;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OrganizationId;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.springframework.stereotype.Component;

/** Writes organizations, each change in one transaction with its audit entry. */
@Component
final class Organizations {

    private final Jdbi jdbi;
    private final Audit audit;
    private final OrganizationRows rows;
    private final Clock clock;

    Organizations(Jdbi jdbi, Audit audit, OrganizationRows rows, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.rows = rows;
        this.clock = clock;
    }

    /** The caller becomes OWNER. A repeat under the same idempotency key finds what the first has made. */
    OrganizationView create(OrganizationId id, CreateOrganization request, Caller caller) {
        OrganizationRow row = rows.created(id, request, clock.instant());
        return Tenant.within(id, () -> jdbi.inTransaction(handle -> insert(handle, row, caller)));
    }

    private OrganizationView insert(Handle handle, OrganizationRow row, Caller caller) {
        OrganizationDao organizations = handle.attach(OrganizationDao.class);
        OrganizationId id = row.organizationId();
        if (organizations.insert(row) == 0) {
            return organizations
                    .find(id)
                    .map(made -> read(handle, id, true))
                    .orElseThrow(() -> new ProblemException(ProblemType.SLUG_TAKEN));
        }
        handle.attach(MemberDao.class).put(id, caller.userId(), Role.OWNER, row.createdAt());
        OrganizationView view = read(handle, id, true);
        audit.append(
                handle,
                caller,
                new Act(id, "organization.create", id.toString(), Map.of("slug", new Typed(row.slug()))));
        return view;
    }

    OrganizationView find(OrganizationId id, Caller caller) {
        return jdbi.withHandle(handle -> read(handle, id, caller.readsAll()));
    }

    OrganizationView change(OrganizationId id, ChangeOrganization request, Caller caller) {
        try {
            return jdbi.inTransaction(handle -> {
                OrganizationRow before = OrganizationRows.lockLiving(handle, id);
                IfMatch.require(before.revision());
                handle.attach(OrganizationDao.class).change(rows.change(id, request));
                OrganizationView view = read(handle, id, true);
                audit.append(
                        handle, caller, new Act(id, "organization.change", id.toString(), request.changed(before)));
                return view;
            });
        } catch (UnableToExecuteStatementException refused) {
            throw DatabaseFailures.isDuplicate(refused) ? new ProblemException(ProblemType.SLUG_TAKEN) : refused;
        }
    }

    /** A repeat changes nothing. */
    OrganizationView archive(OrganizationId id, Caller caller) {
        return jdbi.inTransaction(handle -> {
            boolean archived = handle.attach(OrganizationDao.class).archive(id, clock.instant()) == 1;
            OrganizationView view = read(handle, id, true);
            if (archived) {
                audit.append(handle, caller, new Act(id, "organization.archive", id.toString(), Map.of()));
            }
            return view;
        });
    }

    private OrganizationView read(Handle handle, OrganizationId id, boolean readsAll) {
        OrganizationRow row = handle.attach(OrganizationDao.class).find(id).orElseThrow(OrganizationRows::missing);
        return rows.view(handle, row, readsAll);
    }
}
