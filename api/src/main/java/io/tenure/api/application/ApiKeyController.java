package io.tenure.api.application;

import static io.tenure.api.identity.ReasonOptional.Because.PLATFORMS_OWN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresPlatformRole;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.ApiKeyId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/applications/{slug}/api-keys")
@Tag(name = "API keys")
final class ApiKeyController {

    private static final String SHOWN_ONCE =
            "A repeat under the same `Idempotency-Key` makes no second key, and does not show the first one again: it"
                + " is 409 `idempotency-answer-lost`. Where the answer was lost, revoke that key and create another.";

    private final ApplicationKeys keys;

    ApiKeyController(ApplicationKeys keys) {
        this.keys = keys;
    }

    @PostMapping
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPlatformRole(PlatformRole.OPERATOR)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key; it is shown only in this answer",
            description = ApiKeyController.SHOWN_ONCE)
    NewKeyView create(@PathVariable String slug, @Valid @RequestBody CreateKey request, Caller caller) {
        return keys.create(slug, request, caller);
    }

    @GetMapping
    @RequiresPlatformRole(PlatformRole.SUPPORT)
    @Operation(
            operationId = "listApiKeys",
            summary = "List an application's API keys, oldest first, expired and revoked ones included")
    Page<KeyView> list(
            @PathVariable String slug,
            @Parameter(description = "Those in this state; a revoked key is REVOKED also when it has expired")
                    @RequestParam(required = false)
                    @Nullable
                    KeyState state,
            @RequestParam(required = false) @Nullable ApiKeyId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return keys.list(slug, state, startingAfter, limit);
    }

    @PostMapping("/{keyId}/rotate")
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPlatformRole(PlatformRole.OPERATOR)
    @Raises(ProblemType.API_KEY_ENDED)
    @Operation(
            operationId = "rotateApiKey",
            summary =
                    "Replace an API key; the new one is shown only in this answer, the old one ends after the overlap",
            description = ApiKeyController.SHOWN_ONCE)
    NewKeyView rotate(
            @PathVariable String slug,
            @PathVariable ApiKeyId keyId,
            @Valid @RequestBody RotateKey request,
            Caller caller) {
        return keys.rotate(slug, keyId, request, caller);
    }

    @PostMapping("/{keyId}/expire")
    @ReasonOptional(PLATFORMS_OWN)
    @RequiresPlatformRole(PlatformRole.OPERATOR)
    @Raises(ProblemType.API_KEY_ENDED)
    @Operation(operationId = "expireApiKey", summary = "Say when an API key ends")
    KeyView expire(
            @PathVariable String slug,
            @PathVariable ApiKeyId keyId,
            @Valid @RequestBody ExpireKey request,
            Caller caller) {
        return keys.expire(slug, keyId, request.at(), caller);
    }

    @DeleteMapping("/{keyId}")
    @ReasonOptional(PLATFORMS_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPlatformRole(PlatformRole.OPERATOR)
    @Operation(operationId = "revokeApiKey", summary = "Revoke an API key: its next request is refused")
    void revoke(@PathVariable String slug, @PathVariable ApiKeyId keyId, Caller caller) {
        keys.revoke(slug, keyId, caller);
    }
}
