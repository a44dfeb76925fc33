package io.tenure.api.application;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.UuidV7;
import io.tenure.store.application.ApplicationDao;
import io.tenure.store.application.ApplicationDao.ApplicationRow;
import io.tenure.store.application.SoldPlanDao;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers applications, each in one transaction with its audit entry, and reads them with what they sell. */
@Component
final class Applications {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Applications(AcrossTenants across, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    ApplicationView create(CreateApplication request, Caller caller) {
        ApplicationRow row = new ApplicationRow(
                new ApplicationId(ids.next()),
                request.slug(),
                request.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return jdbi.inTransaction(handle -> {
            if (handle.attach(ApplicationDao.class).insert(row) == 0) {
                throw new ProblemException(ProblemType.SLUG_TAKEN);
            }
            String id = row.applicationId().toString();
            audit.append(handle, caller, new Act(null, "application.create", id, Map.of("slug", row.slug())));
            return ApplicationView.of(row);
        });
    }

    Page<ApplicationView> list(@Nullable ApplicationId after, int limit) {
        return jdbi.withExtension(
                ApplicationDao.class,
                applications -> Page.of(applications.page(after, limit + 1), limit, ApplicationView::of));
    }

    ApplicationView find(String slug) {
        return jdbi.withHandle(handle -> ApplicationView.of(row(handle, slug)));
    }

    Page<PlanView> plans(String slug, @Nullable PlanId after, int limit) {
        return jdbi.withHandle(handle -> {
            ApplicationId application = row(handle, slug).applicationId();
            return Page.of(
                    handle.attach(SoldPlanDao.class).ofApplication(application, after, limit + 1), limit, PlanView::of);
        });
    }

    /** Throws 404 when there is none of that name. */
    static ApplicationRow row(Handle handle, String slug) {
        return handle.attach(ApplicationDao.class)
                .find(slug)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
