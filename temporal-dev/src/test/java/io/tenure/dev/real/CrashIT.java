package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.tenure.dev.real.Rows.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes are killed where it hurts, and nothing is lost. */
final class CrashIT {

    private static final String SIGNALLED = "tenure_relay_signalled_total";

    private final RealStack stack = RealStack.running();
    private final Tenant tenant = new Tenant(stack);
    private final Rows rows = new Rows(stack);

    /** A test that fails may leave something dead. */
    @AfterEach
    void startWhatIsDead() {
        stack.up();
    }

    @Test
    void closesTheDoorAlthoughTheWorkerWasKilledInTheMiddleOfALook() throws IOException {
        openTheDoorToAda();
        try (Faults faults = new Faults(stack)) {
            String stripeSubscription =
                    tenant.subscription().path("stripeSubscriptionId").asString();
            tenant.failTheNextRenewal(() -> {
                rows.awaitQuiet(tenant.subscriptionId);
                faults.holdLooksAt(stripeSubscription);
            });
            faults.awaitHeldLook();
            killTheWorkerAfterTheFailureHasArrived();
        }
        stack.up();

        isClosedOnce();
        try (Runs runs = new Runs(stack)) {
            runs.keepHistory(tenant.subscriptionId, "real-server-worker-killed");
        }
    }

    @Test
    void closesTheDoorAlthoughTheWorkerWasKilledWhileItRecordedTheFailure() throws SQLException {
        openTheDoorToAda();
        try (Connection connection = rows.connect()) {
            tenant.failTheNextRenewal(() -> {
                rows.awaitQuiet(tenant.subscriptionId);
                Rows.lock(tenant.subscriptionId, connection);
            });
            rows.awaitBlockedWorker();
            killTheWorkerAfterTheFailureHasArrived();
        }
        stack.up();

        isClosedOnce();
    }

    @Test
    void losesNothingWhenTemporalsDataIsWiped() throws IOException {
        openTheDoorToAda();
        rows.awaitQuiet(tenant.subscriptionId);
        stack.down();
        wipeTemporal();
        stack.up();

        try (Runs runs = new Runs(stack)) {
            runs.awaitRunning(tenant.subscriptionId);
            assertThat(runs.history(tenant.subscriptionId))
                    .as("started by the sweep: nobody has told it anything")
                    .doesNotContain(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
        }
        tenant.awaitAccess("ada", true, "");
        tenant.failTheNextRenewal();
        tenant.awaitAccess("ada", false, "payment-failed");
    }

    @Test
    void settlesEveryAcknowledgedEventOfABurstInWhichTheApiWasKilled() {
        tenant.subscribe("pm_card_visa");
        List<String> acknowledged = new Burst(stack, tenant).sendAndKill(500);
        stack.up();

        assertThat(acknowledged).isNotEmpty();
        rows.awaitSettled(acknowledged);
    }

    @Test
    void deliversByTheRelayWhatTheApiCouldNotSignalBeforeItHalted() throws IOException {
        tenant.subscribe("pm_card_visa");
        rows.awaitQuiet(tenant.subscriptionId);
        double signalled = stack.workerCounter(SIGNALLED);
        try (HaltingApi api = new HaltingApi(stack)) {
            String event = new Burst(stack, tenant).sendTo(api.url());
            api.awaitHalt();

            assertThat(rows.awaitSettled(List.of(event)))
                    .singleElement()
                    .satisfies(settled -> assertThat(settled.attempts())
                            .as("the relay alone counts attempts")
                            .isPositive());
            assertThat(stack.workerCounter(SIGNALLED)).isGreaterThan(signalled);
        }
    }

    private void openTheDoorToAda() {
        tenant.subscribe("pm_card_visa");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
    }

    private void killTheWorkerAfterTheFailureHasArrived() {
        failures();
        stack.kill("worker");

        assertThat(failures()).singleElement().extracting(Event::status).isEqualTo("RECEIVED");
        assertThat(tenant.check("ada").path("hasAccess").asBoolean()).isTrue();
    }

    private List<Event> failures() {
        return rows.awaitEvents(tenant.subscriptionId, "invoice.payment_failed");
    }

    private void isClosedOnce() {
        tenant.awaitAccess("ada", false, "payment-failed");
        rows.awaitQuiet(tenant.subscriptionId);
        assertThat(failures()).singleElement().extracting(Event::status).isEqualTo("APPLIED");
        assertThat(tenant.suspensions()).isEqualTo(1);
    }

    private void wipeTemporal() throws IOException {
        try (Stream<Path> files = Files.list(stack.data())) {
            List<Path> database = files.filter(
                            file -> file.getFileName().toString().startsWith("temporal.db"))
                    .toList();
            assertThat(database).isNotEmpty();
            for (Path file : database) {
                Files.delete(file);
            }
        }
    }
}
