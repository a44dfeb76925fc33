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
import io.tenure.workflows.temporal.PatientWorker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
    private final Map<String, Integer> ended = new HashMap<>();
    private long seq;
    private int operations;
    private int openings;

    SubscriptionEnvironment() {
        Worker core = environment.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
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

    Outcome ask(Request request) {
        rows.asked(request);
        return ask("ask", request.operationId(), request);
    }

    Outcome ask(String update, OperationId operation, Object request) {
        return asked(update, operation, request, WorkflowUpdateStage.COMPLETED).getResult();
    }

    /** Asks what will not be answered in time: skips the ten seconds after which the answer is that it goes on. */
    Outcome askInVain(Request request) {
        rows.asked(request);
        return askInVain("ask", request.operationId(), request);
    }

    Outcome askInVain(String update, OperationId operation, Object request) {
        WorkflowUpdateHandle<Outcome> asked = asked(update, operation, request, WorkflowUpdateStage.ACCEPTED);
        skip(Duration.ofSeconds(11));
        return asked.getResult();
    }

    private WorkflowUpdateHandle<Outcome> asked(
            String update, OperationId operation, Object request, WorkflowUpdateStage stage) {
        UpdateOptions<Outcome> options = UpdateOptions.newBuilder(Outcome.class)
                .setUpdateName(update)
                .setUpdateId(operation + "/" + ++openings)
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

    /** The relay tells again what it has told before. */
    void signal(long sequence) {
        stub().signal("providerChanged", new ProviderChanged(sequence, 1));
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

    String runId() {
        return stub().describe().getExecution().getRunId();
    }

    /** History events of all runs that were seen. A run that has ended is counted once. */
    int events() {
        String current = runId();
        runs.add(current);
        runs.stream().filter(run -> !run.equals(current)).forEach(run -> ended.computeIfAbsent(run, this::eventsOf));
        return eventsOf(current)
                + ended.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int eventsOf(String run) {
        return environment
                .getWorkflowClient()
                .fetchHistory(SubscriptionWorkflow.id(id), run)
                .getHistory()
                .getEventsCount();
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
