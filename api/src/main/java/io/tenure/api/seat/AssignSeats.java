package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.problem.CrossChecked;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.workflows.value.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One seat, by {@code userId} or {@code email}, or up to a hundred in {@code seats}.
 *
 * @param seats all of them are assigned, or none
 */
record AssignSeats(
        @Schema(example = "user_123", minLength = 1, maxLength = SeatHolder.LONGEST_USER, pattern = UserId.FORM)
        @Nullable
        String userId,

        @Schema(format = "email", maxLength = SeatHolder.LONGEST_EMAIL) @Nullable
        String email,

        @ArraySchema(minItems = 1, maxItems = MOST) @Nullable
        List<@Nullable SeatHolder> seats)
        implements CrossChecked {

    static final int MOST = 100;

    private static final String SEATS = "/seats";
    private static final String RULE = "exactly one of userId, email and seats";
    private static final SeatHolder NOBODY = new SeatHolder(null, null);

    boolean isSingle() {
        return seats == null;
    }

    List<SeatHolder> holders() {
        return seats == null
                ? List.of(new SeatHolder(userId, email))
                : seats.stream().map(AssignSeats::somebody).toList();
    }

    /** Where the seat at that position stands in the body. */
    String pointer(int position) {
        return holders().get(position).pointer(place(position));
    }

    @Override
    public List<FieldError> faults(Predicate<String> unread) {
        boolean many = seats != null || unread.test(SEATS);
        boolean one = userId != null || email != null || unread.test("/userId") || unread.test("/email");
        List<FieldError> faults = new ArrayList<>();
        if (many && one) {
            faults.add(new FieldError(SEATS, "ambiguous", RULE));
        }
        if (!many && !one) {
            faults.add(new FieldError("/userId", "required", RULE));
        }
        if (one) {
            faults.addAll(new SeatHolder(userId, email).faults("", unread));
        }
        if (seats != null && (seats.isEmpty() || seats.size() > MOST)) {
            faults.add(new FieldError(SEATS, "length", "1 to " + MOST));
        } else if (seats != null) {
            for (int position = 0; position < seats.size(); position++) {
                faults.addAll(somebody(seats.get(position)).faults(place(position), unread));
            }
        }
        return faults;
    }

    private static SeatHolder somebody(@Nullable SeatHolder seat) {
        return seat == null ? NOBODY : seat;
    }

    private String place(int position) {
        return seats == null ? "" : SEATS + "/" + position;
    }
}
