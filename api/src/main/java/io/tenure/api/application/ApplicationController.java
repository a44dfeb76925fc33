package io.tenure.api.application;

import static io.tenure.api.identity.ReasonOptional.Because.PLATFORMS_OWN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresPlatformRole;
import io.tenure.api.identity.RequiresUser;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Applications")
final class ApplicationController {

    private final Applications applications;

    ApplicationController(Applications applications) {
        this.applications = applications;
    }

    @PostMapping("/applications")
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPlatformRole(PlatformRole.OPERATOR)
    @Raises(ProblemType.SLUG_TAKEN)
    @Operation(operationId = "createApplication", summary = "Register a product application")
    ApplicationView create(@Valid @RequestBody CreateApplication request, Caller caller) {
        return applications.create(request, caller);
    }

    @GetMapping("/applications")
    @RequiresUser
    @Operation(operationId = "listApplications", summary = "List the product applications, oldest first")
    Page<ApplicationView> list(
            @RequestParam(required = false) @Nullable ApplicationId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return applications.list(startingAfter, limit);
    }

    @GetMapping("/applications/{slug}")
    @RequiresUser
    @Operation(operationId = "getApplication", summary = "Read a product application")
    ApplicationView get(@PathVariable String slug) {
        return applications.find(slug);
    }

    @GetMapping("/applications/{slug}/plans")
    @RequiresUser
    @Operation(operationId = "listPlans", summary = "List what an application sells, oldest first")
    Page<PlanView> plans(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable PlanId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return applications.plans(slug, startingAfter, limit);
    }
}
