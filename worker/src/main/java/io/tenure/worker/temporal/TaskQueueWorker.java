package io.tenure.worker.temporal;

import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.List;

/**
 * One line of the registration list.
 *
 * @param taskQueue of {@link io.tenure.workflows.temporal.TaskQueues}
 * @param workflows implementation classes
 * @param activities implementations
 */
public record TaskQueueWorker(
        String taskQueue, WorkerOptions options, List<Class<?>> workflows, List<Object> activities) {

    void register(WorkerFactory factory) {
        Worker worker = factory.newWorker(taskQueue, options);
        workflows.forEach(worker::registerWorkflowImplementationTypes);
        activities.forEach(worker::registerActivitiesImplementations);
    }
}
