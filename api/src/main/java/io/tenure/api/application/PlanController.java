package io.tenure.api.application;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.RequiresUser;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.store.application.ApplicationDao;
import io.tenure.store.application.SoldPlanDao;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Plans")
final class PlanController {

    private final Jdbi jdbi;

    PlanController(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @GetMapping("/plans")
    @RequiresUser
    @Operation(operationId = "listPlans", summary = "List what an application sells")
    Page<PlanView> list(
            @Parameter(description = "Slug of the application") @RequestParam String application,
            @RequestParam(required = false) @Nullable PlanId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return jdbi.withHandle(handle -> Page.of(
                handle.attach(SoldPlanDao.class).ofApplication(find(handle, application), startingAfter, limit + 1),
                limit,
                PlanView::of));
    }

    private static ApplicationId find(Handle handle, String slug) {
        return handle.attach(ApplicationDao.class)
                .find(slug)
                .orElseThrow(() -> ProblemException.field("?application", "unknown"))
                .applicationId();
    }
}
