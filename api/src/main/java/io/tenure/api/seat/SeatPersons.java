package io.tenure.api.seat;

import io.tenure.store.seat.SeatRow;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.util.HashMap;
import java.util.Map;

/** Who sits on seats, as the audit names them: by the persons' ids alone. */
record SeatPersons(Map<UserId, PersonId> byUser) {

    /** Of whom the organization knows an address alone, nothing is told: a person's id would say that the address is known. */
    Map<String, Object> told(SeatRow seat) {
        Map<String, Object> details = new HashMap<>();
        details.put("subscriptionId", seat.subscriptionId().toString());
        if (seat.namedEmail() == null) {
            details.put("personId", String.valueOf(byUser.get(seat.userId())));
        }
        return details;
    }
}
