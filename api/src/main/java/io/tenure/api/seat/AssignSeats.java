package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One seat, by {@code userId} or {@code email}, or up to a hundred in {@code seats}.
 *
 * @param seats all of them are assigned, or none
 */
record AssignSeats(
        @Schema(example = "user_123", maxLength = SeatHolder.LONGEST_USER) @Nullable
        String userId,

        @Schema(format = "email", maxLength = SeatHolder.LONGEST_EMAIL) @Nullable
        String email,

        @ArraySchema(minItems = 1, maxItems = MOST) @Nullable
        List<@Nullable SeatHolder> seats) {

    static final int MOST = 100;

    private static final SeatHolder NOBODY = new SeatHolder(null, null);

    boolean isSingle() {
        return seats == null;
    }

    /** Throws a {@link ProblemException} that names every field at fault. */
    List<SeatHolder> holders() {
        List<SeatHolder> holders = new ArrayList<>();
        if (seats == null) {
            holders.add(new SeatHolder(userId, email));
        } else {
            seats.forEach(seat -> holders.add(seat == null ? NOBODY : seat));
        }
        List<FieldError> faults = faults(holders);
        if (!faults.isEmpty()) {
            throw ProblemException.fields(faults);
        }
        return holders;
    }

    /** Where the seat at that position stands in the body. */
    String pointer(int position) {
        return holders().get(position).pointer(place(position));
    }

    private List<FieldError> faults(List<SeatHolder> holders) {
        List<FieldError> faults = new ArrayList<>();
        if (seats != null && (userId != null || email != null)) {
            faults.add(new FieldError("/seats", "ambiguous"));
        }
        if (holders.isEmpty() || holders.size() > MOST) {
            faults.add(new FieldError("/seats", "length"));
            return faults;
        }
        for (int position = 0; position < holders.size(); position++) {
            Optional<FieldError> fault = holders.get(position).fault(place(position));
            fault.ifPresent(faults::add);
        }
        return faults;
    }

    private String place(int position) {
        return seats == null ? "" : "/seats/" + position;
    }
}
