package io.tenure.workflows.webhook;

import io.temporal.activity.ActivityInterface;

/** What a reconciliation does. Each may be repeated at any time, also beside itself. */
@ActivityInterface(namePrefix = "Reconciliation.")
public interface ReconciliationActivities {

    /**
     * Puts a synthetic event into the inbox for each open door whose paid period or access ended two hours ago while nothing has changed since; the
     * relay tells the subscription to look.
     */
    Reconciled tellOverduePeriods(ReconciliationInput input);

    /** Begins a walk over all live rows, which starts the workflows that are missing. Answers at once; a walk that is under way goes on. */
    Reconciled beginSweep(ReconciliationInput input);
}
