package io.tenure.workflows.temporal;

/** Task queues, one for each kind of load. */
public final class TaskQueues {

    /** Workflows and what they write to PostgreSQL. */
    public static final String CORE = "core";

    /** Calls to Stripe. */
    public static final String STRIPE = "stripe";

    private TaskQueues() {}
}
