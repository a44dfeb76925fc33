package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import java.util.List;

/** How an attempt to assign seats ended. Unless it is {@link Assigned}, none was assigned. */
public sealed interface Assignment {

    /**
     * @param organizationId the subscription's
     * @param seats as they were asked for; who had a live seat before keeps it
     * @param added those of them that are new
     */
    record Assigned(OrganizationId organizationId, List<SeatRow> seats, List<SeatRow> added) implements Assignment {}

    /** @param refused positions of those for whom there is no seat left */
    record Full(int seatLimit, int assigned, List<Integer> refused) implements Assignment {}

    /** @param repeated positions of those who were named before in the same attempt */
    record Repeated(List<Integer> repeated) implements Assignment {}

    record NotActive(Standing status) implements Assignment {}

    record NoSubscription() implements Assignment {}
}
