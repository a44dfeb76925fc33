package io.tenure.api.subscription;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Answered;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What members with a billing role ask of a subscription. */
@RestController
@Tag(name = "Subscriptions")
final class BillingController {

    private final SubscriptionChanges changes;

    BillingController(SubscriptionChanges changes) {
        this.changes = changes;
    }

    @PatchMapping("/subscriptions/{id}")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole({OWNER, BILLING_ADMIN})
    @Answered(status = 200, with = SubscriptionView.class, orLater = true)
    @Raises({
        ProblemType.SEATS_IN_USE,
        ProblemType.SUPERSEDED,
        ProblemType.SUBSCRIPTION_NOT_ACTIVE,
        ProblemType.PAYMENT_METHOD_DECLINED,
        ProblemType.PAYMENT_PENDING,
        ProblemType.PROVIDER_REJECTED
    })
    @Operation(operationId = "changeSeats", summary = "Change the number of seats, never below the number assigned")
    ResponseEntity<Object> changeSeats(
            @PathVariable SubscriptionId id, @Valid @RequestBody ChangeSeats body, Caller caller) {
        Answer answer =
                changes.change(id, body.ask(), operation -> new Request.ChangeSeats(operation, body.seats()), caller);
        return Answers.subscription(answer, HttpStatus.OK);
    }

    @PutMapping("/subscriptions/{id}/payment-method")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole({OWNER, BILLING_ADMIN})
    @Answered(status = 200, with = Answers.WithOwed.class, orLater = true)
    @Raises({
        ProblemType.PAYMENT_METHOD_DECLINED,
        ProblemType.PAYMENT_METHOD_NOT_SUPPORTED,
        ProblemType.SUBSCRIPTION_NOT_ACTIVE,
        ProblemType.NOT_BILLED,
        ProblemType.PROVIDER_REJECTED
    })
    @Operation(
            operationId = "changePaymentMethod",
            summary = "Use another payment method, pay what is open with it, and read what is still owed")
    ResponseEntity<Object> changePaymentMethod(
            @PathVariable SubscriptionId id, @Valid @RequestBody ChangePaymentMethod body, Caller caller) {
        Answer answer = changes.change(
                id,
                body.ask(),
                operation -> new Request.ChangePaymentMethod(operation, body.paymentMethodId()),
                caller);
        return Answers.withOwed(answer);
    }

    @PostMapping("/subscriptions/{id}/cancellation")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole(
            value = {OWNER, BILLING_ADMIN},
            evenArchived = true)
    @Answered(status = 201, with = SubscriptionView.class, orLater = true)
    @Raises({ProblemType.SUBSCRIPTION_NOT_ACTIVE, ProblemType.NO_PERIOD_END, ProblemType.PROVIDER_REJECTED})
    @Operation(operationId = "cancelSubscription", summary = "Cancel a subscription now or at its period's end")
    ResponseEntity<Object> cancel(@PathVariable SubscriptionId id, @Valid @RequestBody Cancel body, Caller caller) {
        Answer answer =
                changes.change(id, body.ask(), operation -> new Request.Cancel(operation, body.atPeriodEnd()), caller);
        return Answers.subscription(answer, HttpStatus.CREATED);
    }

    @DeleteMapping("/subscriptions/{id}/cancellation")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole({OWNER, BILLING_ADMIN})
    @Answered(status = 204, orLater = true)
    @Raises({ProblemType.NO_CANCELLATION_PENDING, ProblemType.SUBSCRIPTION_NOT_ACTIVE, ProblemType.PROVIDER_REJECTED})
    @Operation(operationId = "undoCancellation", summary = "Take a pending cancellation back")
    ResponseEntity<Object> undoCancellation(@PathVariable SubscriptionId id, Caller caller) {
        Ask ask = new Ask("undo-cancellation", Map.of());
        return Answers.nothing(changes.change(id, ask, Request.UndoCancellation::new, caller));
    }
}
