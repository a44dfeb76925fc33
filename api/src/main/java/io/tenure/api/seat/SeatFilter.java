package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.store.seat.SeatViewDao.Wanted;
import io.tenure.workflows.value.SeatId;
import org.jspecify.annotations.Nullable;

/** Which of a subscription's seats are wanted; what is absent lets everything through. */
record SeatFilter(
        @Parameter(description = "That of this user") @Nullable
        String userId,

        @Parameter(description = "That of the person with this address, whatever its case; finds nothing for staff")
        @Nullable
        String email,

        @Nullable SeatId startingAfter) {

    /** Asks by something that the caller is not shown: an answer would tell it. A MEMBER has the own seat alone, and knows the own address. */
    boolean isBlindFor(Caller caller) {
        return email != null && caller.role() == null;
    }

    /** Who may not see all sees the own. */
    Wanted wanted(Caller caller) {
        return new Wanted(Tenant.required(), userId, email, caller.readsAll() ? null : caller.userId());
    }
}
