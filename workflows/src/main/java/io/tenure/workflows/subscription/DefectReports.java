package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.value.SubscriptionId;
import org.slf4j.Logger;

/** Asks for a person while a write fails for a defect of ours, and takes that back when a deployment has mended it. */
final class DefectReports implements DatabaseCall.Defects {

    private static final Logger LOG = Workflow.getLogger(DefectReports.class);

    private final SubscriptionActivities rows =
            Workflow.newLocalActivityStub(SubscriptionActivities.class, DatabaseCall.localOptions());
    private final SubscriptionId id;
    private final Execution execution;
    private Runnable healing = () -> {};

    DefectReports(SubscriptionId id, Execution execution) {
        this.id = id;
        this.execution = execution;
    }

    void healBy(Runnable next) {
        healing = next;
    }

    /** The row's own attention may be out of reach as well: Temporal's lists show it in any case. */
    @Override
    public void found(String code) {
        execution.publishAttention(AttentionRules.DEFECT);
        try {
            rows.reportDefect(new SubscriptionActivities.DefectReport(id));
        } catch (ActivityFailure alsoBroken) {
            LOG.error("A defect ({}) of {} could not be written into its row", code, id);
        }
    }

    @Override
    public void healed() {
        healing.run();
    }
}
