package io.tenure.api.seat;

import io.tenure.store.seat.SeatCheckRow;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a person may in: a living organization, a standing that opens the door, confirmed until now, and a seat, in this order. Pure. */
final class SeatCheck {

    private SeatCheck() {}

    static SeatAnswer decide(SeatCheckRow row, Instant now) {
        if (!row.organizationKnown()) {
            return new SeatAnswer.NoAccess(null, Denial.UNKNOWN_ORGANIZATION);
        }
        Standing status = row.status();
        if (row.organizationArchived()) {
            return new SeatAnswer.NoAccess(status, Denial.ORGANIZATION_ARCHIVED);
        }
        if (status == null) {
            return new SeatAnswer.NoAccess(null, Denial.NO_SUBSCRIPTION);
        }
        if (!status.opensTheDoor()) {
            return new SeatAnswer.NoAccess(status, reason(status, row.statusReason()));
        }
        if (hasPassed(row.accessUntil(), now)) {
            return new SeatAnswer.NoAccess(status, Denial.STANDING_UNCONFIRMED);
        }
        return row.seatId() == null
                ? new SeatAnswer.NoAccess(status, Denial.NO_SEAT)
                : new SeatAnswer.Access(row.seatId(), status, row.accessUntil());
    }

    /** A key is believed until this instant, not at it. */
    static boolean isKeyExpired(SeatCheckRow row, Instant now) {
        return hasPassed(row.keyUntil(), now);
    }

    /** The stored reason; a standing speaks for itself where none is stored. */
    private static Denial reason(Standing status, @Nullable StandingReason stored) {
        if (stored != null) {
            return Denial.of(stored);
        }
        return switch (status) {
            case PENDING -> Denial.PENDING;
            case CANCELED -> Denial.CANCELED;
            case EXPIRED -> Denial.EXPIRED;
            case SUSPENDED, TRIALING, ACTIVE -> Denial.STANDING_UNCONFIRMED;
        };
    }

    private static boolean hasPassed(@Nullable Instant until, Instant now) {
        return until != null && !now.isBefore(until);
    }
}
