package io.tenure.api.organization;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.audit.BeforeAndAfter;
import io.tenure.api.audit.Typed;
import io.tenure.api.identity.Caller;
import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.IfMatch;
import io.tenure.store.application.ApplicationDao;
import io.tenure.store.organization.ExternalOrganizationDao;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.springframework.stereotype.Component;

/** What applications call an organization, each change in one transaction with its audit entry. They are shown with it, so its revision rises. */
@Component
final class ExternalIds {

    private final Jdbi jdbi;
    private final Audit audit;
    private final OrganizationRows rows;
    private final Clock clock;

    ExternalIds(Jdbi jdbi, Audit audit, OrganizationRows rows, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.rows = rows;
        this.clock = clock;
    }

    /** A repeat changes nothing. */
    OrganizationView put(OrganizationId id, String applicationSlug, String externalOrgId, Caller caller) {
        try {
            return jdbi.inTransaction(handle -> {
                ApplicationId application = lock(handle, id, applicationSlug);
                ExternalOrganizationDao names = handle.attach(ExternalOrganizationDao.class);
                Optional<String> before = names.find(id, application);
                if (names.put(application, externalOrgId, id, clock.instant()) == 0) {
                    return view(handle, id);
                }
                handle.attach(OrganizationDao.class).raiseRevision(id);
                OrganizationView view = view(handle, id);
                audit.append(
                        handle,
                        caller,
                        act(
                                id,
                                "organization.name-externally",
                                applicationSlug,
                                BeforeAndAfter.ofTyped("externalOrgId", before.orElse(null), externalOrgId)));
                return view;
            });
        } catch (UnableToExecuteStatementException refused) {
            throw DatabaseFailures.isDuplicate(refused) ? new ProblemException(ProblemType.EXTERNAL_ID_TAKEN) : refused;
        }
    }

    /** From the next check on the application is told that it does not know the organization. A repeat changes nothing. */
    void remove(OrganizationId id, String applicationSlug, Caller caller) {
        jdbi.useTransaction(handle -> {
            ApplicationId application = lock(handle, id, applicationSlug);
            Optional<String> removed =
                    handle.attach(ExternalOrganizationDao.class).remove(id, application);
            if (removed.isPresent()) {
                handle.attach(OrganizationDao.class).raiseRevision(id);
                audit.append(
                        handle,
                        caller,
                        act(
                                id,
                                "organization.unname-externally",
                                applicationSlug,
                                Map.of("externalOrgId", new Typed(removed.get()))));
            }
        });
    }

    private static ApplicationId lock(Handle handle, OrganizationId id, String applicationSlug) {
        IfMatch.require(OrganizationRows.lockLiving(handle, id).revision());
        return handle.attach(ApplicationDao.class)
                .find(applicationSlug)
                .orElseThrow(OrganizationRows::missing)
                .applicationId();
    }

    private OrganizationView view(Handle handle, OrganizationId id) {
        return rows.view(
                handle, handle.attach(OrganizationDao.class).find(id).orElseThrow(OrganizationRows::missing), true);
    }

    private static Act act(OrganizationId id, String action, String applicationSlug, Map<String, Object> name) {
        Map<String, Object> details = new HashMap<>(name);
        details.put("applicationSlug", applicationSlug);
        return new Act(id, action, id.toString(), details);
    }
}
