package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Processes are killed where it hurts, and nothing is lost. */
final class CrashIT {

    private final RealStack stack = RealStack.running();
    private final Tenant tenant = new Tenant(stack);

    @Test
    void closesTheDoorAlthoughTheWorkerWasKilledInTheMiddleOfTheFailure() {
        tenant.subscribe("pm_card_visa");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
        stack.kill("worker");
        tenant.failTheNextRenewal();

        assertThat(tenant.check("ada").path("hasAccess").asBoolean()).isTrue();
        stack.up();
        tenant.awaitAccess("ada", false, "payment-failed");
    }

    @Test
    void losesNothingWhenTemporalsDataIsWiped() throws IOException {
        tenant.subscribe("pm_card_visa");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
        stack.down();
        wipeTemporal();
        stack.up();

        tenant.awaitAccess("ada", true, "");
        tenant.failTheNextRenewal();
        tenant.awaitAccess("ada", false, "payment-failed");
    }

    @Test
    void settlesEveryAcknowledgedEventOfABurstInWhichTheApiWasKilled() {
        tenant.subscribe("pm_card_visa");
        Burst burst = new Burst(stack, tenant);
        List<String> acknowledged = burst.sendAndKill(500);
        stack.up();

        assertThat(acknowledged).isNotEmpty();
        burst.awaitSettled(acknowledged);
    }

    @Test
    void deliversWhatTheApiCouldNotSignalBeforeItHalted() throws IOException {
        tenant.subscribe("pm_card_visa");
        Burst burst = new Burst(stack, tenant);
        try (HaltingApi api = new HaltingApi(stack)) {
            String event = burst.sendTo(api.url());
            api.awaitHalt();

            burst.awaitSettled(List.of(event));
        }
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
