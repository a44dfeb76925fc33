package io.tenure.api.operator;

import io.temporal.workflow.Workflow;
import io.tenure.workflows.webhook.Reconciled;
import io.tenure.workflows.webhook.ReconciliationInput;
import io.tenure.workflows.webhook.ReconciliationWorkflow;

/** A reconciliation that is under way until it is ended. */
public final class WaitingReconciliation implements ReconciliationWorkflow {

    @Override
    public Reconciled run(ReconciliationInput input) {
        Workflow.await(() -> false);
        return new Reconciled(0, 0);
    }
}
