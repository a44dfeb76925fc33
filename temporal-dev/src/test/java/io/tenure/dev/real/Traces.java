package io.tenure.dev.real;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that a run has left behind, as texts by their place. Bytes become characters one by one, so that ASCII is found among them. */
final class Traces {

    private static final String COLUMNS = """
        select quote_ident(table_name) || '.' || quote_ident(column_name)
          from information_schema.columns
         where table_schema = 'public'
         order by table_name, ordinal_position
        """;

    private Traces() {}

    /** Every column of the database by {@code table.column}, row by row; binary ones in hexadecimal. */
    static Map<String, String> database(Rows rows) {
        Map<String, String> dump = new TreeMap<>();
        try (Connection connection = rows.connect()) {
            for (String column : lines(connection, COLUMNS)) {
                String table = column.substring(0, column.indexOf('.'));
                String values = "select coalesce(%s::text, '') from %s".formatted(column, table);
                dump.put(column, String.join("\n", lines(connection, values)));
            }
            return dump;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(Connection connection, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    /** Every log of every part, the launcher's and the commands' included. */
    static Map<String, String> logs(RealStack stack) {
        try (Stream<Path> files = Files.list(stack.logs())) {
            Map<String, String> logs = new TreeMap<>();
            for (Path file : files.toList()) {
                logs.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return logs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every run of the namespace by {@code type: workflow id run id}: what the server lists of it (search attributes and memo), and its whole history.
     */
    static Map<String, String> workflows(RealStack stack) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(stack.devJson().path("temporal").asString())
                .build());
        try {
            String namespace = stack.devJson().path("temporalNamespace").asString();
            Map<String, String> runs = new TreeMap<>();
            for (WorkflowExecutionInfo run : runs(stubs, namespace)) {
                String place = "%s: %s %s"
                        .formatted(
                                run.getType().getName(),
                                run.getExecution().getWorkflowId(),
                                run.getExecution().getRunId());
                runs.put(place, text(run) + history(stubs, namespace, run));
            }
            return runs;
        } finally {
            stubs.shutdownNow();
        }
    }

    private static List<WorkflowExecutionInfo> runs(WorkflowServiceStubs stubs, String namespace) {
        List<WorkflowExecutionInfo> runs = new ArrayList<>();
        ByteString next = ByteString.EMPTY;
        do {
            ListWorkflowExecutionsResponse page = stubs.blockingStub()
                    .listWorkflowExecutions(ListWorkflowExecutionsRequest.newBuilder()
                            .setNamespace(namespace)
                            .setNextPageToken(next)
                            .build());
            runs.addAll(page.getExecutionsList());
            next = page.getNextPageToken();
        } while (!next.isEmpty());
        return runs;
    }

    private static String history(WorkflowServiceStubs stubs, String namespace, WorkflowExecutionInfo run) {
        StringBuilder text = new StringBuilder();
        ByteString next = ByteString.EMPTY;
        do {
            GetWorkflowExecutionHistoryResponse page = stubs.blockingStub()
                    .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                            .setNamespace(namespace)
                            .setExecution(run.getExecution())
                            .setNextPageToken(next)
                            .build());
            for (HistoryEvent event : page.getHistory().getEventsList()) {
                text.append(text(event)).append('\n');
            }
            next = page.getNextPageToken();
        } while (!next.isEmpty());
        return text.toString();
    }

    private static String text(MessageLite message) {
        return new String(message.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
