package io.tenure.api.seat;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.seat.Assignment;
import io.tenure.store.seat.Reassignment;
import io.tenure.store.seat.SeatRow;
import io.tenure.workflows.subscription.Standing;
import java.util.List;

/** Turns an attempt that has changed nothing into a problem that says which seats of the request are why. */
final class SeatRefusals {

    private SeatRefusals() {}

    static Assignment.Assigned unlessAssigned(Assignment assignment, AssignSeats request) {
        return switch (assignment) {
            case Assignment.Assigned assigned -> assigned;
            case Assignment.Full full ->
                throw new ProblemException(ProblemType.SEAT_LIMIT_REACHED)
                        .with("seats", full.seatLimit())
                        .with("seatsAssigned", full.assigned())
                        .at(faults(request, full.refused(), ProblemType.SEAT_LIMIT_REACHED.code()));
            case Assignment.Repeated(List<Integer> repeated) ->
                throw ProblemException.fields(faults(request, repeated, "duplicate"));
            case Assignment.NotActive(Standing status) -> throw notActive(status);
            case Assignment.NoSubscription none -> throw new ProblemException(ProblemType.NOT_FOUND);
        };
    }

    static SeatRow unlessReassigned(Reassignment reassignment) {
        return switch (reassignment) {
            case Reassignment.Reassigned reassigned -> reassigned.seat();
            case Reassignment.Kept kept -> kept.seat();
            case Reassignment.Seated seated -> throw new ProblemException(ProblemType.SEAT_EXISTS);
            case Reassignment.Revoked revoked -> throw new ProblemException(ProblemType.SEAT_REVOKED);
            case Reassignment.NotActive(Standing status) -> throw notActive(status);
            case Reassignment.NoSeat none -> throw new ProblemException(ProblemType.NOT_FOUND);
        };
    }

    private static ProblemException notActive(Standing status) {
        return new ProblemException(ProblemType.SUBSCRIPTION_NOT_ACTIVE).with("subscriptionStatus", status);
    }

    private static List<FieldError> faults(AssignSeats request, List<Integer> positions, String code) {
        return positions.stream()
                .map(position -> new FieldError(request.pointer(position), code))
                .toList();
    }
}
