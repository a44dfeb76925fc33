package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.api.identity.Caller;
import io.tenure.store.seat.SeatViewDao.Wanted;
import io.tenure.workflows.value.SeatId;
import org.jspecify.annotations.Nullable;

/** Which of a subscription's seats are wanted; what is absent lets everything through. */
record SeatFilter(
        @Parameter(description = "That of this user") @Nullable
        String userId,

        @Parameter(description = "That of the person with this address, whatever its case") @Nullable
        String email,

        @Nullable SeatId startingAfter) {

    /** Who may not see all sees the own. */
    Wanted wanted(Caller caller) {
        return new Wanted(userId, email, caller.readsAll() ? null : caller.userId());
    }
}
