package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A launcher and those who ask it, over the loopback interface. */
final class ControlServerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Progress launcher = new Progress(line -> {});
    private final ControlServer server = new ControlServer("token", launcher);

    @Test
    void passesOnWhatARepairTells() {
        server.serve(() -> launcher.say("the worker is started"));

        assertThat(ask("token")).isZero();
        assertThat(told).containsExactly("the worker is started");
    }

    @Test
    void saysWhyARepairWasRefused() {
        server.serve(() -> {
            throw new Refusal("no room on the disk.");
        });

        assertThat(ask("token")).isEqualTo(1);
        assertThat(told).containsExactly("✘ no room on the disk.");
    }

    @Test
    void hearsTheNextAfterARepairThatBroke() {
        Queue<Runnable> repairs = new ArrayDeque<>(List.of(
                () -> {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                },
                () -> launcher.say("all parts are healthy")));
        server.serve(() -> repairs.remove().run());

        assertThat(ask("token")).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("No space left on device", "temporal-dev/down");
        assertThat(ask("token")).isZero();
        assertThat(told).last().isEqualTo("all parts are healthy");
    }

    @Test
    void tellsNothingToWhoDoesNotKnowTheToken() {
        server.serve(() -> launcher.say("secret"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ask("guess")).withMessageContaining("stopped");
        assertThat(told).isEmpty();
    }

    @Test
    void doesNotWaitForALauncherThatIsSilent() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Control control = new Control(1, deaf.getLocalPort(), "token", "sources", true);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> ControlClient.repair(control, new Progress(told::add), Duration.ofMillis(200)))
                    .withMessageContaining("temporal-dev/down");
        }
    }

    private int ask(String token) {
        Control control = new Control(1, server.port(), token, "sources", true);
        return ControlClient.repair(control, new Progress(told::add), SOON);
    }
}
