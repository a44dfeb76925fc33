package io.tenure.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTableTest {
    private static final RecordedProcess POSTGRES = new RecordedProcess(
            "postgres", 12, Instant.parse("2026-11-21T10:00:00Z"), "127.0.0.1:5433", new Stopping("INT", 20, false));
    private static final RecordedProcess API =
            new RecordedProcess("api", 13, Instant.parse("2026-11-21T10:00:04Z"), null, Stopping.within(15));

    @TempDir
    private Path folder;

    @Test
    void remembersInTheOrderOfStarting() {
        table().add(POSTGRES);
        table().add(API);

        assertThat(table().read()).containsExactly(POSTGRES, API);
    }

    @Test
    void replacesAProcessThatIsStartedAgain() {
        RecordedProcess again = new RecordedProcess("postgres", 99, Instant.EPOCH, null, Stopping.within(1));
        table().add(POSTGRES);
        table().add(API);
        table().add(again);

        assertThat(table().read()).containsExactly(API, again);
    }

    @Test
    void forgetsAHelperThatHasEnded() {
        table().add(POSTGRES);
        table().remove("postgres");

        assertThat(table().read()).isEmpty();
    }

    @Test
    void isEmptyWhenTheFileIsMissingOrTorn() throws IOException {
        assertThat(table().read()).isEmpty();
        Files.writeString(file(), "[{\"name\":\"postg");

        assertThat(table().read()).isEmpty();
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        table().write(List.of(POSTGRES));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    private ProcessTable table() {
        return new ProcessTable(file());
    }

    private Path file() {
        return folder.resolve("processes.json");
    }
}
