package io.tenure.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogsTest {
    @TempDir
    private Path folder;

    @Test
    void keepsTheRunBeforeThisOne() throws IOException {
        Path log = folder.resolve("worker.log");
        Files.writeString(Logs.rotate(log), "first\n");
        Files.writeString(Logs.rotate(log), "second\n");
        Logs.rotate(log);

        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("worker.log.1")).hasContent("second\n");
    }

    @Test
    void showsTheLastLines() throws IOException {
        Path log = folder.resolve("worker.log");
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(Logs.tail(log, 2)).containsExactly("two", "three");
        assertThat(Logs.tail(log, 9)).containsExactly("one", "two", "three");
    }

    @Test
    void showsNothingOfALogThatIsNotThere() {
        assertThat(Logs.tail(folder.resolve("worker.log"), 5)).isEmpty();
    }
}
