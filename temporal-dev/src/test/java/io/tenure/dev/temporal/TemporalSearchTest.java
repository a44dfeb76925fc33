package io.tenure.dev.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.temporal.TemporalSource.Build;
import io.tenure.dev.temporal.TemporalSource.External;
import io.tenure.dev.temporal.TemporalSource.None;
import io.tenure.dev.temporal.TemporalSource.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporalSearchTest {
    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();
    private PinnedTemporal pinned = new PinnedTemporal(Path.of("/"), "0.0.0");

    @BeforeEach
    void pin() throws IOException {
        Path module = Files.createDirectories(root.resolve("module"));
        Files.writeString(module.resolve("go.mod"), "go 1.26.4\n\nrequire github.com/temporalio/cli v1.8.2\n");
        pinned = PinnedTemporal.in(module);
        environment.put("PATH", root.resolve("empty") + ":" + root.resolve("bin"));
    }

    @Test
    void findsNothingOnAnEmptyMachine() {
        assertThat(find()).isEqualTo(new None());
    }

    @Test
    void buildsWithGoFromAUsualPlace() throws IOException {
        Path go = program("usual/go/bin/go");

        assertThat(find()).isEqualTo(new Build(go, cache(), cache().resolve("temporal-1.8.2")));
    }

    @Test
    void prefersTheGoOnThePath() throws IOException {
        program("usual/go/bin/go");
        Path go = program("bin/go");

        assertThat(find()).isEqualTo(new Build(go, cache(), cache().resolve("temporal-1.8.2")));
    }

    @Test
    void prefersTheCacheToBuilding() throws IOException {
        program("bin/go");
        Path cached = program("cache/temporal-1.8.2");

        assertThat(find()).isEqualTo(new Program(cached));
    }

    @Test
    void leavesAnotherVersionInTheCacheAlone() throws IOException {
        Path go = program("bin/go");
        program("cache/temporal-1.8.1");

        assertThat(find()).isEqualTo(new Build(go, cache(), cache().resolve("temporal-1.8.2")));
    }

    @Test
    void prefersThePathToTheCache() throws IOException {
        program("cache/temporal-1.8.2");
        Path onPath = program("bin/temporal");

        assertThat(find()).isEqualTo(new Program(onPath));
    }

    @Test
    void prefersAServerThatIsNamed() throws IOException {
        program("bin/temporal");
        environment.put("TEMPORAL_ADDRESS", " temporal.example:7233 ");

        assertThat(find()).isEqualTo(new External("temporal.example:7233"));
    }

    @Test
    void takesNoFolderForAProgram() throws IOException {
        Files.createDirectories(root.resolve("bin/temporal"));

        assertThat(find()).isEqualTo(new None());
    }

    private TemporalSource find() {
        return new TemporalSearch(environment, cache(), List.of(root.resolve("usual/go"))).find(pinned);
    }

    private Path cache() {
        return root.resolve("cache");
    }

    private Path program(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
