package io.tenure.api.webhook;

import static io.tenure.store.organization.PlatformRole.OPERATOR;
import static io.tenure.store.organization.PlatformRole.SUPPORT;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.RequiresPlatformRole;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.WebhookEventId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of providers' events, for the platform's staff. */
@RestController
@Tag(name = "Operators")
final class WebhookEventController {

    private final Inbox inbox;

    WebhookEventController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/webhook-events")
    @RequiresPlatformRole(SUPPORT)
    @Operation(
            operationId = "listWebhookEvents",
            summary = "List events of the inbox, newest first; olderThan is a duration such as PT15M")
    Page<WebhookEventView> list(
            @Valid @ParameterObject WebhookEventQuery query,
            @RequestParam(required = false) @Nullable WebhookEventId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return inbox.list(query, startingAfter, limit);
    }

    @GetMapping("/webhook-events/{id}")
    @RequiresPlatformRole(SUPPORT)
    @Operation(operationId = "getWebhookEvent", summary = "Read an event of the inbox, without what the provider said")
    WebhookEventView get(@PathVariable WebhookEventId id) {
        return inbox.find(id);
    }

    @PostMapping("/webhook-events/{id}/retry")
    @RequiresPlatformRole(OPERATOR)
    @Raises(ProblemType.EVENT_SETTLED)
    @Operation(operationId = "retryWebhookEvent", summary = "Deliver an event of the inbox again, at once")
    WebhookEventView retry(@PathVariable WebhookEventId id, Caller caller) {
        return inbox.retry(id, new Inbox.Actor(caller, null));
    }

    @PostMapping("/webhook-events/retry")
    @RequiresPlatformRole(OPERATOR)
    @Operation(
            operationId = "retryWebhookEvents",
            summary = "Deliver many events of the inbox again: by their ids, or by status, kind, age and subscription")
    Retried retryMany(@Valid @RequestBody RetryEvents request, Caller caller) {
        return inbox.retry(request, new Inbox.Actor(caller, request.reason()));
    }

    @PostMapping("/webhook-events/{id}/ignore")
    @RequiresPlatformRole(OPERATOR)
    @Raises(ProblemType.EVENT_SETTLED)
    @Operation(operationId = "ignoreWebhookEvent", summary = "Settle an event of the inbox that nobody shall act on")
    WebhookEventView ignore(@PathVariable WebhookEventId id, @Valid @RequestBody IgnoreEvent request, Caller caller) {
        return inbox.ignore(id, new Inbox.Actor(caller, request.reason()));
    }
}
