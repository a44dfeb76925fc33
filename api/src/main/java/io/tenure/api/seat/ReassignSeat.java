package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is to have the seat: exactly one of the two, as in {@link SeatHolder}. */
record ReassignSeat(
        @Schema(example = "user_124", maxLength = SeatHolder.LONGEST_USER) @Nullable
        String userId,

        @Schema(format = "email", maxLength = SeatHolder.LONGEST_EMAIL) @Nullable
        String email) {

    /** Throws a {@link ProblemException} that names the field at fault. */
    SeatHolder holder() {
        SeatHolder holder = new SeatHolder(userId, email);
        holder.fault("").ifPresent(fault -> {
            throw ProblemException.fields(List.of(fault));
        });
        return holder;
    }
}
