package io.tenure.api.operator;

import static io.tenure.store.organization.PlatformRole.SUPPORT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.RequiresPlatformRole;
import io.tenure.api.page.Page;
import io.tenure.store.subscription.AttentionDao;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person. */
@RestController
@Tag(name = "Operators")
final class AttentionController {

    private final Jdbi jdbi;

    AttentionController(AcrossTenants across) {
        this.jdbi = across.jdbi();
    }

    @GetMapping("/attention")
    @RequiresPlatformRole(SUPPORT)
    @Operation(
            operationId = "listAttention",
            summary = "List the subscriptions that wait for a person, newest first: since when, why, and what resolves"
                    + " it")
    Page<AttentionView> list(
            @Parameter(description = "Those that wait for this reason")
                    @RequestParam(required = false)
                    @Nullable
                    @Size(max = 255)
                    String code,
            @RequestParam(required = false) @Nullable SubscriptionId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return jdbi.withExtension(
                AttentionDao.class,
                rows -> Page.of(rows.list(code, startingAfter, limit + 1), limit, AttentionView::of));
    }
}
