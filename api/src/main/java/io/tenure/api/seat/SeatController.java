package io.tenure.api.seat;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.MEMBER;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.Expandable;
import io.tenure.api.request.Unrevised;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Seats")
final class SeatController {

    private final Seats seats;

    SeatController(Seats seats) {
        this.seats = seats;
    }

    @PostMapping("/subscriptions/{id}/seats")
    @ReasonOptional(CALLED_BEFORE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Raises({ProblemType.SEAT_LIMIT_REACHED, ProblemType.SUBSCRIPTION_NOT_ACTIVE, ProblemType.STATE_CONFLICT})
    @Operation(
            operationId = "assignSeat",
            summary = "Give a person a seat, or up to a hundred people, all or none; who has one keeps it")
    AssignedView assign(@PathVariable SubscriptionId id, @Valid @RequestBody AssignSeats request, Caller caller) {
        return seats.assign(id, request, caller);
    }

    @PostMapping("/subscriptions/{id}/seats/{seatId}/reassign")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Raises({
        ProblemType.SEAT_EXISTS,
        ProblemType.SEAT_REVOKED,
        ProblemType.SUBSCRIPTION_NOT_ACTIVE,
        ProblemType.STATE_CONFLICT
    })
    @Operation(
            operationId = "reassignSeat",
            summary = "Give a seat to another person: the old one is revoked and a new one assigned, together")
    SeatView reassign(
            @PathVariable SubscriptionId id,
            @PathVariable SeatId seatId,
            @Valid @RequestBody ReassignSeat request,
            Caller caller) {
        return seats.reassign(id, seatId, request.holder(), caller);
    }

    @DeleteMapping("/subscriptions/{id}/seats/{seatId}")
    @Unrevised
    @ReasonOptional(CALLED_BEFORE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(operationId = "revokeSeat", summary = "Take a seat back; the number of seats that are paid for stays")
    void revoke(@PathVariable SubscriptionId id, @PathVariable SeatId seatId, Caller caller) {
        seats.revoke(id, seatId, caller);
    }

    @GetMapping("/subscriptions/{id}/seats")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN, MEMBER})
    @Expandable(SeatView.USER)
    @Operation(
            operationId = "listSeats",
            summary = "List the seats that are assigned, oldest first; a MEMBER sees one's own")
    Page<SeatView> list(
            @PathVariable SubscriptionId id,
            @ParameterObject SeatFilter filter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit,
            Caller caller) {
        return seats.list(id, filter, limit, caller);
    }
}
