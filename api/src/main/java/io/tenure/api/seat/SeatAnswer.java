package io.tenure.api.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.SeatId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a check answers. */
sealed interface SeatAnswer {

    /** @param expiresAt null when no end is known */
    record Access(SeatId seatId, Standing status, @Nullable Instant expiresAt) implements SeatAnswer {}

    /** @param status null when there is no subscription */
    record NoAccess(@Nullable Standing status, Denial reason) implements SeatAnswer {}
}
