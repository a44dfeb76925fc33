package io.tenure.api.seat;

import io.tenure.store.seat.SeatRow;
import java.time.Instant;

/** A seat as callers see it. */
record SeatView(String id, String userId, Instant assignedAt) {

    static SeatView of(SeatRow row) {
        return new SeatView(row.seatId().toString(), row.userId().value(), row.assignedAt());
    }
}
