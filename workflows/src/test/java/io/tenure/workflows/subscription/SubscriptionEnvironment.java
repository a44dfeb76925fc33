package io.tenure.workflows.subscription;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.History;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** One subscription's workflow on Temporal's test environment with skipped time, a fake provider and fake rows. */
final class SubscriptionEnvironment implements AutoCloseable {

    private static final Path RECORDED = Path.of("target/histories/Subscription");

    final SubscriptionId id = Samples.ID;
    final FakeRows rows = new FakeRows();
    final FakeBilling billing = new FakeBilling();
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options());
    private final Set<String> runs = new LinkedHashSet<>();
    private long seq;
    private int operations;

    SubscriptionEnvironment() {
        Worker core = environment.newWorker(TaskQueues.CORE);
        core.registerWorkflowImplementationTypes(SubscriptionWorkflowImpl.class);
        core.registerActivitiesImplementations(rows);
        environment.newWorker(TaskQueues.STRIPE).registerActivitiesImplementations(billing);
        environment.start();
    }

    private static TestEnvironmentOptions options() {
        return TestEnvironmentOptions.newBuilder()
                .setInitialTime(Samples.NOON)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute("Phase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("OrganizationId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("AttentionCode", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("Feature", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("NeedsAttention", IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
                .registerSearchAttribute("DueAt", IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
                .build();
    }

    OperationId operation() {
        return new OperationId(new UUID(9, ++operations));
    }

    /** Asks for the subscription and waits for the answer. */
    Outcome create(Terms terms) {
        OperationId operation = operation();
        start(SubscriptionInput.requested(id, terms, operation));
        return ask("awaitCreated", operation, new AwaitCreated(operation));
    }

    void start(SubscriptionInput input) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowId(SubscriptionWorkflow.id(id))
                .build();
        environment
                .getWorkflowClient()
                .newUntypedWorkflowStub(SubscriptionWorkflow.TYPE, options)
                .start(input);
        seeRun();
    }

    Outcome ask(String update, OperationId operation, Object request) {
        return asked(update, operation, request, WorkflowUpdateStage.COMPLETED).getResult();
    }

    /** Asks what will not be answered in time: skips the ten seconds after which the answer is that it goes on. */
    Outcome askInVain(String update, OperationId operation, Object request) {
        WorkflowUpdateHandle<Outcome> asked = asked(update, operation, request, WorkflowUpdateStage.ACCEPTED);
        skip(Duration.ofSeconds(11));
        return asked.getResult();
    }

    private WorkflowUpdateHandle<Outcome> asked(
            String update, OperationId operation, Object request, WorkflowUpdateStage stage) {
        UpdateOptions<Outcome> options = UpdateOptions.newBuilder(Outcome.class)
                .setUpdateName(update)
                .setUpdateId(operation.toString())
                .setWaitForStage(stage)
                .build();
        return stub().startUpdate(options, request);
    }

    WorkflowStub stub() {
        return environment.getWorkflowClient().newUntypedWorkflowStub(SubscriptionWorkflow.id(id));
    }

    /** The provider has moved on, its event is in the inbox and signalled. */
    void hear(Samples.Seen says) {
        billing.says(says);
        hear(++seq);
    }

    void hear(long sequence) {
        hear(sequence, 1);
        skip(Duration.ofSeconds(2));
        seeRun();
    }

    /** Signalled only; nothing is awaited. */
    void hear(long sequence, int priority) {
        seq = Math.max(seq, sequence);
        billing.committed(sequence);
        stub().signal("providerChanged", new ProviderChanged(sequence, priority));
    }

    private void seeRun() {
        runs.add(stub().describe().getExecution().getRunId());
    }

    /** History events of all runs that were seen. */
    int events() {
        seeRun();
        return runs.stream()
                .mapToInt(run -> environment
                        .getWorkflowClient()
                        .fetchHistory(SubscriptionWorkflow.id(id), run)
                        .getHistory()
                        .getEventsCount())
                .sum();
    }

    void skip(Duration duration) {
        environment.sleep(duration);
    }

    Instant now() {
        return Instant.ofEpochMilli(environment.currentTimeMillis());
    }

    Subscription row() {
        return rows.row(id);
    }

    History history() {
        return environment
                .getWorkflowClient()
                .fetchHistory(SubscriptionWorkflow.id(id))
                .getHistory();
    }

    /** Writes the current run's history where it can be compared with the committed ones. */
    void keepHistory(String scenario) throws IOException {
        keep(scenario, environment.getWorkflowClient().fetchHistory(SubscriptionWorkflow.id(id)));
    }

    void keepHistoryOf(String run, String scenario) throws IOException {
        keep(scenario, environment.getWorkflowClient().fetchHistory(SubscriptionWorkflow.id(id), run));
    }

    private static void keep(String scenario, WorkflowExecutionHistory history) throws IOException {
        Files.createDirectories(RECORDED);
        Files.writeString(
                RECORDED.resolve(scenario + ".json"),
                JsonFormat.printer().print(history.getHistory()) + System.lineSeparator());
    }

    @Override
    public void close() {
        environment.close();
    }
}
