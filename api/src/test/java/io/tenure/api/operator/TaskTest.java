package io.tenure.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TaskTest {

    private static final TestHttp MACHINE = TestSystem.API.as(null);
    /** Keys are kept longer than this test. */
    private static final String STARTED = String.valueOf(TestSystem.ROWS.id());

    private static final WorkflowClient CLIENT = TestSystem.TEMPORAL.client();

    /** Before, too: other tests begin the same runs and leave them. */
    @BeforeEach
    @AfterEach
    void end() {
        for (String kind : List.of("events", "periods", "workflows")) {
            WorkflowStub run = CLIENT.newUntypedWorkflowStub("reconciliation/" + kind);
            if (isRunning(run)) {
                run.terminate("test");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"reconcile-events, events", "overdue-periods, periods", "sweep, workflows"})
    void beginsWhatTheScheduleBegins(String task, String kind) {
        Answer answer = MACHINE.post("/tasks/" + task, null, "X-Integration-Key", RunningApi.INTEGRATION_KEY);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"task\":\"%s\",\"workflowId\":\"reconciliation/%s\",\"begun\":true}".formatted(task, kind));
        assertThat(CLIENT.newUntypedWorkflowStub("reconciliation/" + kind)
                        .describe()
                        .getWorkflowType())
                .isEqualTo("Reconciliation");
    }

    @Test
    void beginsOneRunHoweverManyAskAtOnce() throws Exception {
        Callable<Answer> ask =
                () -> MACHINE.post("/tasks/reconcile-events", null, "X-Integration-Key", RunningApi.INTEGRATION_KEY);
        int begun = 0;
        try (ExecutorService machines = Executors.newFixedThreadPool(8)) {
            for (Future<Answer> answer : machines.invokeAll(Collections.nCopies(16, ask))) {
                assertThat(answer.get().status()).isEqualTo(202);
                begun += answer.get().json().at("/begun").asBoolean() ? 1 : 0;
            }
        }

        assertThat(begun).isOne();
    }

    @Test
    void answersARepeatAsTheFirstThoughTheRunGoesOn() {
        Answer first = begin("sweep", "k");
        Answer repeat = begin("sweep", "k");
        Answer other = begin("overdue-periods", "k");
        Answer withoutMemory = begin("sweep", "another");

        assertThat(first.at("/begun")).isEqualTo("true");
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(withoutMemory.at("/begun")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "integration-key-of-tests-012345678"})
    void refusesWhoHasNotTheKey(String key) {
        Answer answer = MACHINE.post("/tasks/sweep", null, "X-Integration-Key", key);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("integration-key-unknown");
    }

    @Test
    void takesNoPersonsTokenInsteadOfTheKey() {
        assertThat(TestSystem.operator().post("/tasks/sweep", null).status()).isEqualTo(401);
    }

    private static Answer begin(String task, String key) {
        return MACHINE.post(
                "/tasks/" + task,
                null,
                "X-Integration-Key",
                RunningApi.INTEGRATION_KEY,
                "Idempotency-Key",
                key + STARTED);
    }

    private static boolean isRunning(WorkflowStub run) {
        try {
            return run.describe().getCloseTime() == null;
        } catch (io.temporal.client.WorkflowNotFoundException never) {
            return false;
        }
    }
}
