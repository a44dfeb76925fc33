package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;

/** How an attempt to give a seat to another person ended. Unless it is {@link Reassigned}, nothing has changed. */
public sealed interface Reassignment {

    /** @param seat the new one; the old one is revoked */
    record Reassigned(OrganizationId organizationId, SeatRow seat) implements Reassignment {}

    /** The person sits on this seat already. */
    record Kept(SeatRow seat) implements Reassignment {}

    /** The person has another live seat. */
    record Seated() implements Reassignment {}

    /** The seat was revoked before. */
    record Revoked() implements Reassignment {}

    record NotActive(Standing status) implements Reassignment {}

    record NoSeat() implements Reassignment {}
}
