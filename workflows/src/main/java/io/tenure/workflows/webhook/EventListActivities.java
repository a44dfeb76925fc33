package io.tenure.workflows.webhook;

import io.temporal.activity.ActivityInterface;

/** Reads a provider's own list of events. */
@ActivityInterface(namePrefix = "EventList.")
public interface EventListActivities {

    /**
     * Compares the provider's list with the inbox, from where the last comparison ended and an hour before, at most 30 days back (billing rule 9).
     * Stores what was never heard as a delivery would; the relay does the rest. Tells where it is after each page, and a repeat goes on there.
     */
    Reconciled compareEvents(ReconciliationInput input);
}
