package io.tenure.api.audit;

import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.identity.Tenant;
import io.tenure.api.page.Page;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@Tag(name = "Audit")
final class AuditController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AuditReader reader;
    private final AuditExport export;

    AuditController(AuditReader reader, AuditExport export) {
        this.reader = reader;
        this.export = export;
    }

    @GetMapping("/organizations/{id}/audit")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(
            operationId = "listAudit",
            summary = "Read who did what in an organization, newest first; filters: action, actorId, subjectId, from"
                    + " (inclusive) and until (exclusive)")
    Page<AuditEntryView> list(
            @PathVariable OrganizationId id,
            @ParameterObject AuditFilter filter,
            @RequestParam(required = false) @Nullable AuditEntryId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return reader.find(filter.question(id, startingAfter, limit + 1), limit);
    }

    @GetMapping("/organizations/{id}/audit/head")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(operationId = "getAuditHead", summary = "Read the signed end of an organization's audit")
    AuditHeadView head(@PathVariable OrganizationId id) {
        return reader.head(id);
    }

    @GetMapping(path = "/organizations/{id}/audit/export", produces = "text/csv")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(
            operationId = "exportAudit",
            summary = "Read the whole audit as CSV, oldest first, to be verified offline with the signed end")
    ResponseEntity<StreamingResponseBody> export(@PathVariable OrganizationId id) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"audit-" + id + ".csv\"")
                .body(out -> Tenant.within(id, () -> export.write(id, out)));
    }
}
