package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;

/** What was assigned: a seat where one was asked for, a list where several were. */
@Schema(
        name = "AssignedSeats",
        oneOf = {SeatView.class, SeatsView.class})
sealed interface AssignedView permits SeatView, SeatsView {}
