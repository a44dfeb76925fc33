package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Seats as they were asked for. */
@Schema(name = "Seats")
record SeatsView(List<SeatView> data) implements AssignedView {}
