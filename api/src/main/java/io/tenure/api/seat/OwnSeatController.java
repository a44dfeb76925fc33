package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.RequiresUser;
import io.tenure.api.page.Page;
import io.tenure.api.request.Unrevised;
import io.tenure.workflows.value.SeatId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Seats")
final class OwnSeatController {

    private final OwnSeats seats;

    OwnSeatController(OwnSeats seats) {
        this.seats = seats;
    }

    @GetMapping("/users/me/seats")
    @RequiresUser
    @Operation(
            operationId = "listOwnSeats",
            summary = "List your own seats in every organization, also those that were given to your address")
    Page<OwnSeatView> list(
            @RequestParam(required = false) @Nullable SeatId startingAfter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit,
            Caller caller) {
        return seats.list(caller, startingAfter, limit);
    }

    @DeleteMapping("/users/me/seats/{seatId}")
    @Unrevised
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresUser
    @Operation(operationId = "leaveSeat", summary = "Leave a seat of your own; one that is not yours stays as it is")
    void leave(@PathVariable SeatId seatId, Caller caller) {
        seats.leave(seatId, caller);
    }
}
