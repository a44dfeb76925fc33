package io.tenure.api.operator;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.RequiresIntegrationKey;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.webhook.ReconciliationKind;
import io.tenure.workflows.webhook.ReconciliationWorkflow;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What schedules do, at once, for a machine that is trusted with the integration key. Twice at once is harmless. */
@RestController
@Tag(name = "Tasks")
final class TaskController {

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    @PostMapping("/tasks/reconcile-events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresIntegrationKey
    @Raises({ProblemType.INTEGRATION_KEY_UNKNOWN, ProblemType.WORKFLOWS_UNAVAILABLE})
    @Operation(
            operationId = "reconcileEvents",
            summary = "Compare the payment provider's list of events with the inbox, and take in what was never heard")
    TaskView reconcileEvents() {
        return begin("reconcile-events", ReconciliationKind.EVENTS);
    }

    @PostMapping("/tasks/overdue-periods")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresIntegrationKey
    @Raises({ProblemType.INTEGRATION_KEY_UNKNOWN, ProblemType.WORKFLOWS_UNAVAILABLE})
    @Operation(
            operationId = "tellOverduePeriods",
            summary = "Let subscriptions look whose period ended two hours ago while nothing was heard")
    TaskView overduePeriods() {
        return begin("overdue-periods", ReconciliationKind.PERIODS);
    }

    @PostMapping("/tasks/sweep")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresIntegrationKey
    @Raises({ProblemType.INTEGRATION_KEY_UNKNOWN, ProblemType.WORKFLOWS_UNAVAILABLE})
    @Operation(operationId = "sweep", summary = "Start the workflow of every live subscription that has none")
    TaskView sweep() {
        return begin("sweep", ReconciliationKind.WORKFLOWS);
    }

    private TaskView begin(String task, ReconciliationKind kind) {
        return new TaskView(task, ReconciliationWorkflow.id(kind), tasks.begin(kind));
    }
}
