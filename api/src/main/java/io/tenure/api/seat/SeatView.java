package io.tenure.api.seat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Caller;
import io.tenure.api.request.Expansion;
import io.tenure.store.seat.SeatViewDao.SeatViewRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seat as callers see it.
 *
 * @param userId null until a person who was named by e-mail has made a call of their own in the organization
 * @param email of a member, or as it was typed; only for who manages seats in the organization
 * @param user absent unless expanded, and for who neither manages seats in the organization nor has this one
 * @param lastUsedAt when a check last let the person in, exact to a minute
 */
@Schema(name = "Seat")
record SeatView(
        String id,
        @Nullable String userId,
        @Nullable String email,
        Instant assignedAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HolderView user)
        implements AssignedView {

    static final String USER = "user";

    /**
     * Who has a seat.
     *
     * @param name of a member of the organization
     */
    @Schema(name = "SeatUser")
    record HolderView(
            @Nullable String userId,
            @Nullable String email,
            @Nullable String name) {}

    static SeatView of(SeatViewRow row, Caller caller) {
        String user = row.userId() == null ? null : row.userId().value();
        boolean seesPerson = caller.seesAddresses() || caller.userId().equals(row.userId());
        return new SeatView(
                row.seatId().toString(),
                user,
                caller.seesAddresses() ? row.email() : null,
                row.assignedAt(),
                row.lastUsedAt(),
                seesPerson && Expansion.asksFor(USER) ? new HolderView(user, row.email(), row.name()) : null);
    }
}
