package io.tenure.workflows.webhook;

import java.util.Locale;

/** What is compared with what. */
public enum ReconciliationKind {
    /** The inbox with the provider's own list of events. */
    EVENTS,
    /** Ends of paid periods with the clock. */
    PERIODS,
    /** Running workflows with the rows that must have one. */
    WORKFLOWS;

    /** As ids spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
