package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.problem.CrossChecked;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.workflows.value.UserId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is to have the seat: exactly one of the two, as in {@link SeatHolder}. */
record ReassignSeat(
        @Schema(example = "user_124", minLength = 1, maxLength = SeatHolder.LONGEST_USER, pattern = UserId.FORM)
        @Nullable
        String userId,

        @Schema(format = "email", maxLength = SeatHolder.LONGEST_EMAIL) @Nullable
        String email)
        implements CrossChecked {

    SeatHolder holder() {
        return new SeatHolder(userId, email);
    }

    @Override
    public List<FieldError> faults(Predicate<String> unread) {
        return holder().faults("", unread);
    }
}
