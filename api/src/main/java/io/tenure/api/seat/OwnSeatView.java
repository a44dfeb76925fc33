package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.seat.SeatViewDao.OwnSeatRow;
import java.time.Instant;

/** A seat as who has it sees it, member of the organization or not. */
@Schema(name = "OwnSeat")
record OwnSeatView(
        String id, String subscriptionId, String organizationId, String organizationName, Instant assignedAt) {

    static OwnSeatView of(OwnSeatRow row) {
        return new OwnSeatView(
                row.seatId().toString(),
                row.subscriptionId().toString(),
                row.organizationId().toString(),
                row.organizationName(),
                row.assignedAt());
    }
}
