package io.tenure.api.organization;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.MEMBER;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.idempotency.Attempt;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.identity.RequiresUser;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.UuidV7;
import io.tenure.workflows.value.OrganizationId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Organizations")
final class OrganizationController {

    private final Organizations organizations;
    private final OwnOrganizations own;
    private final UuidV7 ids;

    OrganizationController(Organizations organizations, OwnOrganizations own, UuidV7 ids) {
        this.organizations = organizations;
        this.own = own;
        this.ids = ids;
    }

    @PostMapping("/organizations")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresUser
    @Raises(ProblemType.SLUG_TAKEN)
    @Operation(operationId = "createOrganization", summary = "Create an organization and become its OWNER")
    OrganizationView create(@Valid @RequestBody CreateOrganization request, Caller caller) {
        return organizations.create(new OrganizationId(Attempt.newId(ids)), request, caller);
    }

    @GetMapping("/organizations")
    @RequiresUser
    @Operation(
            operationId = "listOrganizations",
            summary = "List the organizations that you are a member of or that expect you, oldest first")
    Page<OrganizationView> list(
            @ParameterObject OrganizationFilter filter,
            @RequestParam(required = false) @Nullable OrganizationId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit,
            Caller caller) {
        return own.list(caller, filter, startingAfter, limit);
    }

    @GetMapping("/organizations/{id}")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN, MEMBER})
    @Operation(operationId = "getOrganization", summary = "Read an organization")
    OrganizationView get(@PathVariable OrganizationId id, Caller caller) {
        return organizations.find(id, caller);
    }

    @PatchMapping("/organizations/{id}")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole(OWNER)
    @Raises(ProblemType.SLUG_TAKEN)
    @Operation(operationId = "changeOrganization", summary = "Change what is known of an organization")
    OrganizationView change(
            @PathVariable OrganizationId id, @Valid @RequestBody ChangeOrganization request, Caller caller) {
        return organizations.change(id, request, caller);
    }

    @PostMapping("/organizations/{id}/archive")
    @RequiresRole(value = OWNER, evenArchived = true)
    @Operation(
            operationId = "archiveOrganization",
            summary = "Archive an organization, for good: no check says yes. Cancel first: a live subscription goes on"
                    + " being paid")
    OrganizationView archive(@PathVariable OrganizationId id, Caller caller) {
        return organizations.archive(id, caller);
    }
}
