package io.tenure.workflows.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.tenure.workflows.temporal.PatientWorker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class HistoryReplayTest {

    @TempDir
    static Path histories;

    @BeforeAll
    static void record() throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .registerSearchAttribute("Phase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
            worker.registerWorkflowImplementationTypes(Sample.Recorded.class);
            worker.registerActivitiesImplementations(new Worked());
            environment.start();
            WorkflowClient client = environment.getWorkflowClient();
            Sample sample = client.newWorkflowStub(
                    Sample.class,
                    WorkflowOptions.newBuilder()
                            .setTaskQueue(TaskQueues.CORE)
                            .setWorkflowId("sample")
                            .build());
            WorkflowExecution first = WorkflowClient.start(sample::run, 0);
            client.newWorkflowStub(Sample.class, "sample").ask("done?");
            environment.sleep(Duration.ofMinutes(1));
            keep(client, first.getRunId(), "first.json");
            keep(client, "", "second.json");
        }
    }

    private static void keep(WorkflowClient client, String run, String name) throws Exception {
        String json =
                JsonFormat.printer().print(client.fetchHistory("sample", run).getHistory());
        Files.writeString(histories.resolve(name), json);
    }

    static List<Arguments> versions() {
        return List.of(
                Arguments.of(Sample.OtherTimeout.class, "start-to-close timeout was PT5S and is PT6S"),
                Arguments.of(Sample.OtherAttempts.class, "retry: attempts was 3 and is 4"),
                Arguments.of(Sample.OtherPriority.class, "priority was priority_key: 2 and is priority_key: 3"),
                Arguments.of(Sample.OtherInput.class, "input[0] was \"work\" and is \"other work\""),
                Arguments.of(Sample.OtherLocalInput.class, "input[0] was \"noted\" and is \"noted otherwise\""),
                Arguments.of(Sample.OtherAttribute.class, "Phase was \"ACTIVE\" and is \"SUSPENDED\""),
                Arguments.of(Sample.OtherAnswer.class, "answer[0] was \"yes\" and is \"no\""),
                Arguments.of(Sample.OtherContinuation.class, "input[0] was 1 and is 2"),
                Arguments.of(Sample.OtherDuration.class, "duration was PT24H and is PT48H"));
    }

    @Test
    void findsNoDifferenceToItself() throws Exception {
        for (Path history : HistoryReplay.histories(histories)) {
            assertThat(HistoryReplay.differences(history, Sample.Recorded.class))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void tellsWhatDiffers(Class<?> version, String difference) throws Exception {
        assertThat(HistoryReplay.firstDifference(histories, version)).endsWith(difference);
    }

    @Test
    void tellsOfACommandThatTheHistoryDoesNotHave() throws Exception {
        assertThat(HistoryReplay.firstDifference(histories, Sample.OneMoreTimer.class))
                .endsWith("is asked for and is not in the history");
    }

    static final class Worked implements Sample.Work {

        @Override
        public String work(String what) {
            return what;
        }

        @Override
        public String note(String what) {
            return what;
        }
    }
}
