package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Caller;
import io.tenure.store.organization.Role;
import io.tenure.store.seat.SeatViewDao.SeatViewRow;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A seat as callers see it.
 *
 * @param userId null until a person who was named by e-mail is seen
 * @param email of a member, or of a person who was named by it; only for who manages seats in the organization
 * @param lastUsedAt when a check last let the person in, exact to a minute
 */
@Schema(name = "Seat")
record SeatView(
        String id,
        @Nullable String userId,
        @Nullable String email,
        Instant assignedAt,
        @Nullable Instant lastUsedAt) implements AssignedView {

    private static final Set<Role> SEE_ADDRESSES = EnumSet.of(Role.OWNER, Role.BILLING_ADMIN, Role.ADMIN);

    static SeatView of(SeatViewRow row, Caller caller) {
        boolean seesAddresses = caller.role() != null && SEE_ADDRESSES.contains(caller.role());
        return new SeatView(
                row.seatId().toString(),
                row.userId() == null ? null : row.userId().value(),
                seesAddresses ? row.email() : null,
                row.assignedAt(),
                row.lastUsedAt());
    }
}
