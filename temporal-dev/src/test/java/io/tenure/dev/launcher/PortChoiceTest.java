package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortChoiceTest {

    @Test
    void takesTheUsualPortWhenItIsFree() {
        assertThat(PortChoice.choose(8080, port -> true)).isEqualTo(8080);
    }

    @Test
    void stepsOverBusyPortsByTheHundred() {
        Set<Integer> busy = Set.of(8080, 8180, 8380);

        assertThat(PortChoice.choose(8080, port -> !busy.contains(port))).isEqualTo(8280);
    }

    @Test
    void staysBelowThePortsOfOutgoingConnections() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PortChoice.choose(8080, port -> port > 32_000))
                .withMessageContaining("no free port from 8080");
    }

    @Test
    void claimsNoPortTwice(@TempDir Path claims) {
        int port = new PortClaims(claims).claim(20_117);

        assertThat(new PortClaims(claims).claim(port)).isGreaterThan(port);
    }

    @Test
    void claimsNoPortThatIsBusy(@TempDir Path claims) throws IOException {
        int port = new PortClaims(claims).claim(20_217);

        try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new PortClaims(claims.resolve("others")).claim(busy.getLocalPort()))
                    .isGreaterThan(port);
        }
    }
}
