package io.tenure.api.identity;

import static io.tenure.api.identity.ReasonOptional.Because.PLATFORMS_OWN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.page.Page;
import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.UserId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Platform")
final class StaffController {

    private final Staff staff;

    StaffController(Staff staff) {
        this.staff = staff;
    }

    @GetMapping("/platform-roles")
    @RequiresPlatformRole(PlatformRole.ADMIN)
    @Operation(operationId = "listPlatformRoles", summary = "List the platform's staff with their roles, by user id")
    Page<StaffView> list(
            @Parameter(description = "Those who have this role, beside others perhaps")
                    @RequestParam(required = false)
                    @Nullable
                    PlatformRole role,
            @RequestParam(required = false) @Nullable String startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return staff.list(role, startingAfter, limit);
    }

    @PutMapping("/platform-roles/{userId}/{role}")
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPlatformRole(PlatformRole.ADMIN)
    @Operation(operationId = "grantPlatformRole", summary = "Give a person the role support, operator or admin")
    void grant(@PathVariable UserId userId, @PathVariable PlatformRole role, Caller caller) {
        staff.grant(userId, role, caller);
    }

    @DeleteMapping("/platform-roles/{userId}/{role}")
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPlatformRole(PlatformRole.ADMIN)
    @Operation(
            operationId = "revokePlatformRole",
            summary = "Take a role of the platform back, with effect on the next request")
    void revoke(@PathVariable UserId userId, @PathVariable PlatformRole role, Caller caller) {
        staff.revoke(userId, role, caller);
    }
}
