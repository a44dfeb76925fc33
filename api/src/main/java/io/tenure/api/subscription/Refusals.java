package io.tenure.api.subscription;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes a problem of a workflow's refusal. */
final class Refusals {

    private Refusals() {}

    static ProblemException of(String code) {
        ProblemType type = ProblemType.ofRefusal(code);
        ProblemException problem = new ProblemException(type);
        return type == ProblemType.STATE_CONFLICT ? problem.with("refusal", code) : problem;
    }

    /** With both numbers where more seats are assigned than were asked for; each may be unknown. */
    static ProblemException of(String code, @Nullable Integer seats, @Nullable Integer seatsAssigned) {
        ProblemType type = ProblemType.ofRefusal(code);
        if (type != ProblemType.SEATS_IN_USE || seats == null || seatsAssigned == null) {
            return of(code);
        }
        String detail = "%d seats are assigned and %d were asked for: revoke %d, then lower the number again."
                .formatted(seatsAssigned, seats, seatsAssigned - seats);
        return new ProblemException(type, detail).with("seats", seats).with("seatsAssigned", seatsAssigned);
    }
}
