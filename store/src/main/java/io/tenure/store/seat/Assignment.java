package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;

/** How an attempt to assign a seat ended. */
public sealed interface Assignment {

    /** @param organizationId the subscription's */
    record Assigned(SeatRow seat, OrganizationId organizationId) implements Assignment {}

    /** The person had a live seat before; it is {@code seat}. */
    record Seated(SeatRow seat) implements Assignment {}

    record Full(int seatLimit, int assigned) implements Assignment {}

    record NotActive(Standing status) implements Assignment {}

    record NoSubscription() implements Assignment {}
}
