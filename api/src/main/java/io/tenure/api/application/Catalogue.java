package io.tenure.api.application;

import static java.util.stream.Collectors.toMap;

import io.tenure.store.application.ApplicationDao;
import io.tenure.store.application.ApplicationDao.ApplicationRow;
import io.tenure.store.application.SoldPlanDao;
import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What is sold and by which application, for who shows it beside something else: one statement, whatever the number of ids. Nothing of it is a secret. */
@Component
public final class Catalogue {

    private final Jdbi jdbi;

    Catalogue(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those that exist, archived ones included. */
    public Map<PlanId, PlanView> plans(List<PlanId> ids) {
        return jdbi
                .withExtension(
                        SoldPlanDao.class,
                        plans -> plans.of(ids.stream().map(PlanId::value).toList()))
                .stream()
                .collect(toMap(PlanRow::planId, PlanView::of));
    }

    /** Those that exist. */
    public Map<ApplicationId, ApplicationView> applications(List<ApplicationId> ids) {
        return jdbi
                .withExtension(
                        ApplicationDao.class,
                        applications -> applications.of(
                                ids.stream().map(ApplicationId::value).toList()))
                .stream()
                .collect(toMap(ApplicationRow::applicationId, ApplicationView::of));
    }
}
