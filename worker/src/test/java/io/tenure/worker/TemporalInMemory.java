package io.tenure.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.worker.temporal.TemporalProbe;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.SearchAttributes;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Temporal in this process, with subscriptions that do nothing but hear. */
public final class TemporalInMemory implements AutoCloseable {

    private static final WorkflowClientOptions CLIENT = WorkflowClientOptions.newBuilder()
            .setDataConverter(Payloads.converter())
            .build();

    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final Map<String, List<ProviderChanged>> heard = new ConcurrentHashMap<>();
    private final TestWorkflowEnvironment environment;

    public TemporalInMemory() {
        TestEnvironmentOptions.Builder options =
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).setWorkflowClientOptions(CLIENT);
        SearchAttributes.ALL.forEach(key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
        environment = TestWorkflowEnvironment.newInstance(options.build());
        environment
                .newWorker(TaskQueues.CORE)
                .registerWorkflowImplementationFactory(HearingSubscription.class, HearingSubscriptionImpl::new);
        environment.start();
    }

    public WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    /** A client that does something before each signal. */
    public WorkflowClient clientAfter(Runnable before) {
        WorkflowClientInterceptorBase interruption = new WorkflowClientInterceptorBase() {
            @Override
            public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
                return new WorkflowClientCallsInterceptorBase(next) {
                    @Override
                    public WorkflowSignalWithStartOutput signalWithStart(WorkflowSignalWithStartInput input) {
                        before.run();
                        return super.signalWithStart(input);
                    }
                };
            }
        };
        return WorkflowClient.newInstance(
                environment.getWorkflowServiceStubs(),
                client().getOptions().toBuilder().setInterceptors(interruption).build());
    }

    /** What the subscription has heard so far, in order. */
    public List<ProviderChanged> heard(SubscriptionId id) {
        return heard.getOrDefault(SubscriptionWorkflow.id(id), List.of());
    }

    /** How many runs the subscription has begun. */
    public int runs(SubscriptionId id) {
        return runs.getOrDefault(SubscriptionWorkflow.id(id), 0);
    }

    /** Terminates the subscription's run. */
    public void end(SubscriptionId id) {
        client().newUntypedWorkflowStub(SubscriptionWorkflow.id(id)).terminate("test");
    }

    /** Temporal's availability, looked at once and found good. */
    public TemporalAvailability available() {
        TemporalAvailability availability = availability(client());
        availability.look();
        return availability;
    }

    public static TemporalAvailability availability(WorkflowClient client) {
        return new TemporalAvailability(new TemporalProbe(client), event -> {}, Duration.ofSeconds(5));
    }

    /** A client of a Temporal that is not there. */
    public static WorkflowClient absent() {
        WorkflowServiceStubsOptions nobody = WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .build();
        return WorkflowClient.newInstance(WorkflowServiceStubs.newServiceStubs(nobody), CLIENT);
    }

    @Override
    public void close() {
        environment.close();
    }

    /** The part of a subscription that relay and sweep use. */
    @WorkflowInterface
    public interface HearingSubscription {

        @WorkflowMethod(name = SubscriptionWorkflow.TYPE)
        void run(SubscriptionInput input);

        @SignalMethod
        void providerChanged(ProviderChanged fact);
    }

    private final class HearingSubscriptionImpl implements HearingSubscription {

        private final String id = Workflow.getInfo().getWorkflowId();

        @Override
        public void run(SubscriptionInput input) {
            runs.merge(id, 1, Integer::sum);
            Workflow.await(() -> false);
        }

        @Override
        public void providerChanged(ProviderChanged fact) {
            heard.computeIfAbsent(id, fresh -> new CopyOnWriteArrayList<>()).add(fact);
        }
    }
}
