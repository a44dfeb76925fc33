package io.tenure.api.organization;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.IfMatch;
import io.tenure.store.UuidV7;
import io.tenure.store.application.ApplicationDao;
import io.tenure.store.organization.ExternalOrganizationDao;
import io.tenure.store.organization.MemberDao;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.OrganizationDao.OrganizationRow;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OrganizationId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.stereotype.Component;

/** Writes organizations, each change in one transaction with its audit entry. */
@Component
final class Organizations {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Organizations(Jdbi jdbi, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller becomes OWNER. A repeat under the same idempotency key finds what the first has made. */
    OrganizationView create(CreateOrganization request, Caller caller) {
        OrganizationId id = new OrganizationId(Attempt.newId(ids));
        OrganizationRow row = new OrganizationRow(id, request.name(), request.slug(), 0, clock.instant());
        return jdbi.inTransaction(handle -> {
            OrganizationDao organizations = handle.attach(OrganizationDao.class);
            if (organizations.insert(row) == 0) {
                return organizations
                        .find(id)
                        .map(made -> view(handle, made))
                        .orElseThrow(() -> new ProblemException(ProblemType.SLUG_TAKEN));
            }
            handle.attach(MemberDao.class).put(id, caller.userId(), Role.OWNER, row.createdAt());
            audit.append(handle, caller, new Act(id, "organization.create", id.toString(), Map.of("slug", row.slug())));
            return read(handle, id);
        });
    }

    OrganizationView find(OrganizationId id) {
        return jdbi.withHandle(handle -> read(handle, id));
    }

    Page<OrganizationView> ofCaller(Caller caller, @Nullable OrganizationId after, int limit) {
        return jdbi.withHandle(handle -> {
            List<OrganizationRow> rows = handle.attach(OrganizationDao.class).ofUser(caller.userId(), after, limit + 1);
            return Page.of(rows, limit, row -> view(handle, row));
        });
    }

    OrganizationView change(OrganizationId id, ChangeOrganization request, Caller caller) {
        try {
            return jdbi.inTransaction(handle -> {
                handle.attach(OrganizationDao.class).lockRevision(id).ifPresent(IfMatch::require);
                handle.attach(OrganizationDao.class).change(id, request.name(), request.slug());
                audit.append(handle, caller, new Act(id, "organization.change", id.toString(), request.changed()));
                return read(handle, id);
            });
        } catch (UnableToExecuteStatementException refused) {
            throw isTaken(refused) ? new ProblemException(ProblemType.SLUG_TAKEN) : refused;
        }
    }

    OrganizationView nameExternally(OrganizationId id, String applicationSlug, String externalOrgId, Caller caller) {
        try {
            return jdbi.inTransaction(handle -> {
                ApplicationDao.ApplicationRow application = handle.attach(ApplicationDao.class)
                        .find(applicationSlug)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
                handle.attach(ExternalOrganizationDao.class)
                        .put(application.applicationId(), externalOrgId, id, clock.instant());
                Map<String, Object> details =
                        Map.of("applicationSlug", applicationSlug, "externalOrgId", externalOrgId);
                audit.append(handle, caller, new Act(id, "organization.name-externally", id.toString(), details));
                return read(handle, id);
            });
        } catch (UnableToExecuteStatementException refused) {
            throw isTaken(refused) ? new ProblemException(ProblemType.EXTERNAL_ID_TAKEN) : refused;
        }
    }

    private static OrganizationView read(Handle handle, OrganizationId id) {
        OrganizationRow row = handle.attach(OrganizationDao.class)
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        return view(handle, row);
    }

    private static OrganizationView view(Handle handle, OrganizationRow row) {
        return OrganizationView.of(
                row, handle.attach(ExternalOrganizationDao.class).ofOrganization(row.organizationId()));
    }

    private static boolean isTaken(UnableToExecuteStatementException refused) {
        return refused.getCause() instanceof PSQLException cause
                && PSQLState.UNIQUE_VIOLATION.getState().equals(cause.getSQLState());
    }
}
