package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void keepsItsPortsOverDownAndUp() {
        Ports first = claimed("first", "ports.json");
        Ports again = claimed("again", "ports.json");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void prefersItsFormerPortsToTheUsualOnes() throws IOException {
        Ports former = new Ports(25_433, 27_233, 28_233, 28_090, 28_092, 28_081, 28_080, 28_082);
        Files.writeString(folder.resolve("ports.json"), json(former));

        assertThat(claimed("claims", "ports.json")).isEqualTo(former);
    }

    @Test
    void leavesAFormerPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports former = new Ports(25_433, 27_233, 28_233, taken.getLocalPort(), 28_092, 28_081, 28_080, 28_082);
            Files.writeString(folder.resolve("ports.json"), json(former));

            Ports now = claimed("claims", "ports.json");

            assertThat(now.stripe()).isNotEqualTo(taken.getLocalPort());
            assertThat(now.stripe() % 100).isEqualTo(90);
            assertThat(now.api()).isEqualTo(28_080);
        }
    }

    @Test
    void forgetsAChoiceThatWasCutOff() throws IOException {
        Files.writeString(folder.resolve("ports.json"), "{\"postgres\":");

        assertThat(claimed("claims", "ports.json").api() % 100).isEqualTo(80);
    }

    private Ports claimed(String claims, String file) {
        return Ports.claimed(new PortClaims(folder.resolve(claims)), folder.resolve(file));
    }

    private static String json(Ports ports) {
        return """
            {"postgres":%d,"temporal":%d,"temporalUi":%d,"stripe":%d,"identity":%d,"worker":%d,"api":%d,"apiActuator":%d}\
            """.formatted(
                        ports.postgres(),
                        ports.temporal(),
                        ports.temporalUi(),
                        ports.stripe(),
                        ports.identity(),
                        ports.worker(),
                        ports.api(),
                        ports.apiActuator());
    }
}
