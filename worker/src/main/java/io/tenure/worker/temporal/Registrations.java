package io.tenure.worker.temporal;

import io.temporal.worker.WorkerOptions;
import io.tenure.workflows.subscription.BillingActivities;
import io.tenure.workflows.subscription.SubscriptionActivities;
import io.tenure.workflows.subscription.SubscriptionWorkflowImpl;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.webhook.EventListActivities;
import io.tenure.workflows.webhook.ReconciliationActivities;
import io.tenure.workflows.webhook.ReconciliationWorkflowImpl;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one list of what this process runs: queue, load, workflows, activities. */
@Configuration(proxyBeanMethods = false)
class Registrations {

    @Bean
    List<TaskQueueWorker> taskQueueWorkers(
            WorkerProperties properties,
            SubscriptionActivities subscription,
            ReconciliationActivities reconciliation,
            AtStripe atStripe) {
        return List.of(
                new TaskQueueWorker(
                        TaskQueues.CORE,
                        core(properties.core()),
                        List.of(SubscriptionWorkflowImpl.class, ReconciliationWorkflowImpl.class),
                        List.of(subscription, reconciliation)),
                new TaskQueueWorker(
                        TaskQueues.STRIPE,
                        stripe(properties.stripe()),
                        List.of(),
                        List.of(atStripe.billing(), atStripe.events())));
    }

    @Bean
    AtStripe atStripe(BillingActivities billing, EventListActivities events) {
        return new AtStripe(billing, events);
    }

    /** What runs on the queue of calls to Stripe. */
    record AtStripe(BillingActivities billing, EventListActivities events) {}

    private static WorkerOptions core(WorkerProperties.Core core) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskPollers(core.workflowPollers())
                .setMaxConcurrentWorkflowTaskExecutionSize(core.workflowTasks())
                .setMaxConcurrentActivityTaskPollers(core.activityPollers())
                .setMaxConcurrentActivityExecutionSize(core.activities())
                .setMaxConcurrentLocalActivityExecutionSize(core.localActivities())
                .build();
    }

    private static WorkerOptions stripe(WorkerProperties.Stripe stripe) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityTaskPollers(stripe.activityPollers())
                .setMaxConcurrentActivityExecutionSize(stripe.activities())
                .setMaxTaskQueueActivitiesPerSecond(stripe.perSecond())
                .build();
    }
}
