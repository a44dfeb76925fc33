package io.tenure.api.subscription;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.PlatformRole.OPERATOR;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Answered;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresPlatformRole;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the platform's operators do with a subscription. */
@RestController
@Tag(name = "Operators")
final class OperatorController {

    private final SubscriptionChanges changes;

    OperatorController(SubscriptionChanges changes) {
        this.changes = changes;
    }

    @PutMapping("/subscriptions/{id}/hold")
    @RequiresPlatformRole(OPERATOR)
    @Answered(status = 200, with = SubscriptionView.class, orLater = true)
    @Raises(ProblemType.SUBSCRIPTION_NOT_ACTIVE)
    @Operation(operationId = "placeHold", summary = "Close a subscription's door, whatever the payment provider says")
    ResponseEntity<Object> placeHold(
            @PathVariable SubscriptionId id, @Valid @RequestBody PlaceHold body, Caller caller) {
        return Answers.subscription(changes.change(id, body.ask(), Request.PlaceHold::new, caller), HttpStatus.OK);
    }

    @DeleteMapping("/subscriptions/{id}/hold")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresPlatformRole(OPERATOR)
    @Answered(status = 204, orLater = true)
    @Raises(ProblemType.SUBSCRIPTION_NOT_ACTIVE)
    @Operation(operationId = "liftHold", summary = "Lift a hold; the standing is then the payment provider's again")
    ResponseEntity<Object> liftHold(@PathVariable SubscriptionId id, Caller caller) {
        Ask ask = new Ask("lift-hold", Map.of());
        return Answers.nothing(changes.change(id, ask, Request.LiftHold::new, caller));
    }

    @PostMapping("/subscriptions/{id}/resumption")
    @RequiresPlatformRole(OPERATOR)
    @Answered(status = 201, with = SubscriptionView.class, orLater = true)
    @Raises(ProblemType.SUBSCRIPTION_NOT_ACTIVE)
    @Operation(
            operationId = "resumeSubscription",
            summary = "Let a parked subscription go on at the step where it stopped")
    ResponseEntity<Object> resume(@PathVariable SubscriptionId id, Caller caller) {
        Ask ask = new Ask("resume", Map.of());
        return Answers.subscription(changes.change(id, ask, Request.Resume::new, caller), HttpStatus.CREATED);
    }
}
