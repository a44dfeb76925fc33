package io.tenure.workflows.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.tenure.workflows.replay.HistoryReplay;
import io.tenure.workflows.temporal.PatientWorker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are open while a new version is deployed must go on: each committed history replays, with the same durations and options. */
final class SubscriptionReplayTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories/Subscription");

    static List<Path> histories() throws IOException {
        return HistoryReplay.histories(HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void replays(Path history) throws Exception {
        assertThat(HistoryReplay.differences(history, SubscriptionWorkflowImpl.class))
                .isEmpty();
    }

    @Test
    void holdsAHistoryOfEachScenario() throws IOException {
        assertThat(histories()).hasSizeGreaterThanOrEqualTo(51);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void catchesAnIncompatibleChange(Path history) throws Exception {
        WorkerFactoryOptions incompatible = WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(new BeginsWithAnotherTimer())
                .build();

        assertThat(failures(history, incompatible)).isNotEmpty();
    }

    private static List<Exception> failures(Path history, WorkerFactoryOptions factory) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(factory)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
            worker.registerWorkflowImplementationTypes(SubscriptionWorkflowImpl.class);
            return WorkflowReplayer.replayWorkflowExecutions(
                            List.of(WorkflowExecutionHistory.fromJson(Files.readString(history))), false, worker)
                    .allErrors()
                    .stream()
                    .map(error -> error.exception)
                    .toList();
        }
    }

    /** The mutant: the same workflow, which begins with a timer that no history knows. */
    private static final class BeginsWithAnotherTimer extends WorkerInterceptorBase {

        @Override
        public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
            return new WorkflowInboundCallsInterceptorBase(next) {
                @Override
                public WorkflowOutput execute(WorkflowInput input) {
                    Workflow.newTimer(Duration.ofHours(1));
                    return super.execute(input);
                }
            };
        }
    }
}
