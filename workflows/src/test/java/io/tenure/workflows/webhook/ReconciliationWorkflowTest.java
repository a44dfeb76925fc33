package io.tenure.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.temporal.PatientWorker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReconciliationWorkflowTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories/Reconciliation");
    private static final Path RECORDED = Path.of("target/histories/Reconciliation");
    private static final int MOST_EVENTS = 11;
    private static final TestEnvironmentOptions OPTIONS = TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.converter())
                    .build())
            .build();

    private final AtomicInteger failures = new AtomicInteger();
    private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(OPTIONS);

    @BeforeEach
    void start() {
        Worker core = environment.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
        core.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);
        core.registerActivitiesImplementations(new Rows());
        environment.newWorker(TaskQueues.STRIPE).registerActivitiesImplementations((EventListActivities)
                input -> answer(new Reconciled(40, 20)));
        environment.start();
    }

    @AfterEach
    void end() {
        environment.close();
    }

    @ParameterizedTest
    @EnumSource
    void doesOneThingByItsKindInFewEvents(ReconciliationKind kind) throws IOException {
        Reconciled expected =
                switch (kind) {
                    case EVENTS -> new Reconciled(40, 20);
                    case PERIODS -> new Reconciled(0, 3);
                    case WORKFLOWS -> new Reconciled(0, 0);
                };

        assertThat(run(kind)).isEqualTo(expected);

        WorkflowExecutionHistory history =
                environment.getWorkflowClient().fetchHistory(ReconciliationWorkflow.id(kind));
        assertThat(history.getHistory().getEventsCount()).isLessThanOrEqualTo(MOST_EVENTS);
        Files.createDirectories(RECORDED);
        Files.writeString(RECORDED.resolve(name(kind)), JsonFormat.printer().print(history.getHistory()) + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void replaysItsCommittedHistory(ReconciliationKind kind) throws Exception {
        String history = Files.readString(HISTORIES.resolve(name(kind)));
        try (TestWorkflowEnvironment replays = TestWorkflowEnvironment.newInstance(OPTIONS)) {
            Worker worker = replays.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
            worker.registerWorkflowImplementationTypes(ReconciliationWorkflowImpl.class);

            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history), worker);
        }
    }

    @Test
    void triesAgainWhileNobodyAnswers() {
        failures.set(5);

        assertThat(run(ReconciliationKind.EVENTS).missed()).isEqualTo(20);
    }

    @Test
    void endsAfterAnHourInVain() {
        failures.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> run(ReconciliationKind.PERIODS)).isInstanceOf(WorkflowFailedException.class);

        History history = environment
                .getWorkflowClient()
                .fetchHistory(ReconciliationWorkflow.id(ReconciliationKind.PERIODS))
                .getHistory();
        long began = history.getEvents(0).getEventTime().getSeconds();
        long ended =
                history.getEvents(history.getEventsCount() - 1).getEventTime().getSeconds();
        assertThat(ended - began).isBetween(3_300L, 3_700L);
    }

    private Reconciled run(ReconciliationKind kind) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.CORE)
                .setWorkflowId(ReconciliationWorkflow.id(kind))
                .build();
        return environment
                .getWorkflowClient()
                .newWorkflowStub(ReconciliationWorkflow.class, options)
                .run(new ReconciliationInput(kind));
    }

    private Reconciled answer(Reconciled reconciled) {
        if (failures.getAndDecrement() > 0) {
            throw FailureType.UNAVAILABLE.failure("provider-error");
        }
        return reconciled;
    }

    private static String name(ReconciliationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".json";
    }

    private final class Rows implements ReconciliationActivities {

        @Override
        public Reconciled tellOverduePeriods(ReconciliationInput input) {
            return answer(new Reconciled(0, 3));
        }

        @Override
        public Reconciled beginSweep(ReconciliationInput input) {
            return answer(new Reconciled(0, 0));
        }
    }
}
