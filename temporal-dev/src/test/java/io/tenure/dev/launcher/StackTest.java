package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Ending;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts played by lines of bash. */
final class StackTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Home home;
    private ProcessTable table;
    private Stack stack;

    @BeforeEach
    void begin() {
        home = new Home(folder);
        home.create();
        table = new ProcessTable(home.processes());
        stack = new Stack(home, table, new Children(table), new Progress(told::add));
    }

    @AfterEach
    void end() {
        new Ending(new Progress(line -> {})).endInReverse(table.living());
    }

    @Test
    void waitsUntilAPartIsHealthy() {
        Path ready = folder.resolve("ready");
        stack.ensure(part("sleep 0.2; touch ready; exec sleep 60", () -> Files.exists(ready), 20));

        assertThat(stack.lives(Part.WORKER)).isTrue();
        assertThat(told).singleElement().asString().startsWith("✔ worker").endsWith("http://127.0.0.1:8081");
    }

    @Test
    void leavesALivingPartAlone() {
        stack.ensure(part("exec sleep 60", () -> true, 20));
        long first = pid();
        stack.ensure(part("exec sleep 60", () -> true, 20));

        assertThat(pid()).isEqualTo(first);
    }

    @Test
    void showsTheLogOfAPartThatEndsEarly() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> stack.ensure(part("echo no such table; exit 1", () -> false, 20)))
                .withMessageContaining("worker ended before it was healthy")
                .withMessageContaining(home.log("worker").toString())
                .satisfies(refusal -> assertThat(refusal.details()).containsExactly("no such table"));
    }

    @Test
    void showsTheLogOfAPartThatNeverBecomesHealthy() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> stack.ensure(part("echo waiting; exec sleep 60", () -> false, 1)))
                .withMessageContaining("worker did not become healthy within 1 s")
                .satisfies(refusal -> assertThat(refusal.details()).containsExactly("waiting"));
    }

    private long pid() {
        return table.living("worker").orElseThrow().pid();
    }

    private PartPlan part(String script, BooleanSupplier healthy, int seconds) {
        String url = "http://127.0.0.1:8081";
        Launch launch =
                new Launch("worker", List.of("bash", "-c", script), Map.of(), folder, url, Part.WORKER.stopping());
        return new PartPlan(Part.WORKER, launch, healthy, url, Duration.ofSeconds(seconds));
    }
}
