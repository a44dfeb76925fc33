package io.tenure.workflows.replay;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.tenure.workflows.replay.Command.Kind;
import io.tenure.workflows.temporal.PatientWorker;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.temporal.TaskQueues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replays a history and compares what Temporal's replay leaves out: it looks at the kinds and ids of commands, not at durations, options, payloads
 * and answers. Not in a history, so not comparable: options of local activities, what validators refuse, answers to queries, current details.
 */
public final class HistoryReplay {

    private HistoryReplay() {}

    /** @return empty when the workflow asks for exactly what the history holds; Temporal's own complaint alone when it has one */
    public static List<String> differences(Path history, Class<?> workflow) throws Exception {
        WorkflowExecutionHistory recorded = WorkflowExecutionHistory.fromJson(Files.readString(history));
        RecordedHistory expected = new RecordedHistory(recorded);
        CallRecorder recorder = new CallRecorder(expected.started(), Payloads.converter());
        String complaint = replay(recorded, workflow, recorder);
        return complaint != null ? List.of(complaint) : compare(expected, recorder.calls());
    }

    /** @return the first difference of the first of a folder's histories that has one, or null */
    public static @Nullable String firstDifference(Path folder, Class<?> workflow) throws Exception {
        for (Path history : histories(folder)) {
            Optional<String> difference =
                    differences(history, workflow).stream().findFirst();
            if (difference.isPresent()) {
                return history.getFileName() + ": " + difference.get();
            }
        }
        return null;
    }

    public static List<Path> histories(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static @Nullable String replay(WorkflowExecutionHistory history, Class<?> workflow, CallRecorder recorder)
            throws Exception {
        DataConverter converter = Payloads.converter();
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(recorder)
                        .build())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TaskQueues.CORE, PatientWorker.OPTIONS);
            worker.registerWorkflowImplementationTypes(workflow);
            return WorkflowReplayer.replayWorkflowExecutions(List.of(history), false, worker).allErrors().stream()
                    .findFirst()
                    .map(error -> "Temporal's replay: " + gist(error.exception.toString()))
                    .orElse(null);
        }
    }

    /** The first line of what went wrong in the workflow; behind it come the traces of all its threads. */
    private static String gist(String failure) {
        int error = failure.indexOf("error=");
        return failure.substring(Math.max(error, 0)).lines().findFirst().orElse(failure);
    }

    private static List<String> compare(RecordedHistory history, List<Command> calls) {
        List<String> differences = new ArrayList<>();
        Map<String, Command> asked = new LinkedHashMap<>();
        calls.forEach(call -> asked.put(call.identity(), call));
        for (Command expected : history.commands()) {
            Command call = asked.remove(expected.identity());
            if (call == null) {
                differences.add(expected.label() + " is not asked for any more");
            } else {
                differences.addAll(compare(expected, call));
            }
        }
        asked.values().stream()
                .filter(call ->
                        call.task() <= history.lastTask() && !call.withdrawn().get())
                .map(call -> call.label() + " is asked for and is not in the history")
                .forEach(differences::add);
        return differences;
    }

    private static List<String> compare(Command expected, Command call) {
        TreeSet<String> names = new TreeSet<>(expected.traits().keySet());
        names.addAll(call.traits().keySet());
        List<String> differences = new ArrayList<>();
        if (expected.task() != call.task() && expected.kind() != Kind.LOCAL_ACTIVITY) {
            differences.add(expected.label() + " is asked for in the task at event " + call.task());
        }
        for (String name : names) {
            String was = expected.traits().get(name);
            String is = call.traits().get(name);
            if (!Objects.equals(was, is)) {
                differences.add(expected.label() + ": " + name + " was " + was + " and is " + is);
            }
        }
        return differences;
    }
}
