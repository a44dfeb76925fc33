package io.tenure.workflows.webhook;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Finds what was never heard, once. Begun by a schedule or by an operator's task; two at once do the same work, and its effect once. Fails when the
 * provider or PostgreSQL stay away for an hour: the next one makes up for it.
 */
@WorkflowInterface
public interface ReconciliationWorkflow {

    String TYPE = "Reconciliation";

    /** Value of the search attribute Feature. */
    String FEATURE = "webhook";

    /** The only place where the workflow's id is built. A schedule appends the time of each run to it. */
    static String id(ReconciliationKind kind) {
        return "reconciliation/" + kind.code();
    }

    @WorkflowMethod(name = TYPE)
    Reconciled run(ReconciliationInput input);
}
