package io.tenure.dev.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: starting and ending is what is tested. */
final class ChildrenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ProcessTable table;
    private Children children;
    private List<String> told;

    @BeforeEach
    void begin() {
        table = new ProcessTable(folder.resolve("processes.json"));
        children = new Children(table);
        told = new ArrayList<>();
    }

    @Test
    void recordsAProcessBeforeAnybodyHearsOfIt() throws InterruptedException {
        Process process = children.start(part("sleep 60"), log());

        assertThat(table.living("part").orElseThrow().pid()).isEqualTo(process.pid());
        end();
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void leadsASessionOfItsOwn() throws IOException {
        children.run(helper("set -- $(cat /proc/$$/stat); echo $(($1 == $6))"), log(), PATIENCE);

        assertThat(Files.readString(log())).isEqualTo("1\n");
    }

    @Test
    void killsWhatDoesNotStop() throws IOException, InterruptedException {
        Process process = children.start(part("trap '' TERM; echo ready; while true; do sleep 0.1; done"), log());
        awaitLine("ready");

        end();

        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(told).anyMatch(line -> line.contains("did not stop within 1 s and is killed"));
    }

    @Test
    void endsTheChildrenOfAHelper() throws IOException {
        children.start(helper("sleep 61 & echo $!; wait"), log());
        long child = Long.parseLong(awaitLine("[0-9]+"));

        end();

        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive).filter(alive -> !Zombies.isZombie(child)))
                .isEmpty();
    }

    @Test
    void killsAChildThatOutlivesItsHelper() throws IOException, InterruptedException {
        Process process = children.start(
                patientHelper("(trap '' TERM; echo $BASHPID; while true; do sleep 0.1; done) & wait"), log());
        long child = Long.parseLong(awaitLine("[0-9]+"));

        end();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(told).anyMatch(line -> line.contains("did not stop within 1 s and is killed"));
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive).filter(alive -> !Zombies.isZombie(child)))
                .isEmpty();
    }

    @Test
    void startsNothingMoreOnceItStops() {
        children.startNothingMore();

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> children.start(part("sleep 60"), log()));
        assertThat(table.read()).isEmpty();
    }

    @Test
    void endsAProcessThatCannotBeRecorded() {
        Children forgetful = new Children(new ProcessTable(folder.resolve("nowhere/processes.json")));
        String mark = "sleep 61." + System.nanoTime();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> forgetful.start(part("exec " + mark), log()));

        assertThat(ProcessHandle.allProcesses().filter(process -> hasCommand(process, mark)))
                .isEmpty();
    }

    @Test
    void showsTheLastLinesOfAHelperThatFails() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> children.run(helper("echo first; echo last; exit 3"), log(), PATIENCE))
                .satisfies(refusal -> assertThat(refusal.details()).containsExactly("first", "last"));
    }

    @Test
    void keepsWhatItCapturesOutOfTheLog() throws IOException {
        String printed = children.capture(helper("echo secret; echo remark >&2"), log(), PATIENCE);

        assertThat(printed).isEqualTo("secret\n");
        assertThat(Files.readString(log())).isEqualTo("remark\n");
    }

    @Test
    void keepsTheUsersSettingsOutOfAPart() throws IOException {
        Launch launch = Launch.helper(
                "helper", List.of("bash", "-c", "env | cut -d= -f1"), Map.of("TENURE_GIVEN", "yes"), folder);
        children.run(launch, log(), PATIENCE);

        assertThat(Files.readAllLines(log()))
                .contains("TENURE_GIVEN")
                .noneMatch(name -> name.startsWith("PG") || name.startsWith("SPRING_"));
    }

    private void end() {
        new Ending(new Progress(told::add)).endInReverse(table.living());
    }

    private Launch part(String script) {
        return new Launch("part", List.of("bash", "-c", script), Map.of(), folder, null, Stopping.within(1));
    }

    private Launch helper(String script) {
        return Launch.helper("helper", List.of("bash", "-c", script), Map.of(), folder);
    }

    private Launch patientHelper(String script) {
        return new Launch(
                "helper", List.of("bash", "-c", script), Map.of(), folder, null, new Stopping("TERM", 1, true));
    }

    private Path log() {
        return folder.resolve("part.log");
    }

    private static boolean hasCommand(ProcessHandle process, String mark) {
        return process.info().commandLine().filter(line -> line.contains(mark)).isPresent();
    }

    private String awaitLine(String pattern) {
        return await().until(
                        () -> Logs.tail(log(), 1),
                        lines -> !lines.isEmpty() && lines.getFirst().matches(pattern))
                .getFirst();
    }
}
