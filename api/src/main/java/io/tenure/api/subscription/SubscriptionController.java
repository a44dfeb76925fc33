package io.tenure.api.subscription;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.MEMBER;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Answered;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.Expandable;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Subscriptions")
final class SubscriptionController {

    private final SubscriptionCreation creation;
    private final RequestedTerms terms;
    private final Subscriptions subscriptions;

    SubscriptionController(SubscriptionCreation creation, RequestedTerms terms, Subscriptions subscriptions) {
        this.creation = creation;
        this.terms = terms;
        this.subscriptions = subscriptions;
    }

    @PostMapping("/subscriptions")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole({OWNER, BILLING_ADMIN})
    @Answered(status = 201, with = SubscriptionView.class, located = true, orLater = true)
    @Raises({
        ProblemType.SUBSCRIPTION_EXISTS,
        ProblemType.PAYMENT_METHOD_DECLINED,
        ProblemType.PAYMENT_METHOD_NOT_SUPPORTED
    })
    @Operation(
            operationId = "createSubscription",
            summary = "Subscribe an organization to a plan, with a payment method or through a checkout page")
    ResponseEntity<Object> create(@Valid @RequestBody CreateSubscription request, Caller caller) {
        return Answers.created(creation.create(terms.of(request, caller), request.ask(), caller));
    }

    @GetMapping("/subscriptions")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN, MEMBER})
    @Expandable({ExpandedSubscription.PLAN, ExpandedSubscription.APPLICATION})
    @Operation(operationId = "listSubscriptions", summary = "List an organization's subscriptions, newest first")
    Page<ExpandedSubscription> list(
            @RequestParam OrganizationId organizationId,
            @ParameterObject SubscriptionFilter filter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit,
            Caller caller) {
        return subscriptions.ofOrganization(organizationId, filter, limit, caller);
    }

    @GetMapping("/subscriptions/{id}")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN, MEMBER})
    @Expandable({ExpandedSubscription.PLAN, ExpandedSubscription.APPLICATION})
    @Operation(operationId = "getSubscription", summary = "Read a subscription")
    ExpandedSubscription get(@PathVariable SubscriptionId id, Caller caller) {
        return subscriptions.expanded(id, caller);
    }

    @GetMapping("/subscriptions/{id}/timeline")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(
            operationId = "listTimeline",
            summary = "Read how a subscription's standing changed and why, newest first")
    Page<TimelineEntry> timeline(
            @PathVariable SubscriptionId id,
            @RequestParam(required = false) @Nullable StandingChangeId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit) {
        return subscriptions.timeline(id, startingAfter, limit);
    }
}
