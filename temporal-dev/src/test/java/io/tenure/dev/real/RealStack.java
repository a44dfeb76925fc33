package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stack for all tests of the JVM, started by the launcher from the jars that the build has just made. */
final class RealStack {

    private static final Path HOME = Path.of("target/real").toAbsolutePath();
    private static final Path APP = HOME.resolve("app/built");
    private static final long START_SECONDS = 180;
    private static @Nullable RealStack running;

    private RealStack() {}

    static synchronized RealStack running() {
        RealStack known = running;
        if (known != null) {
            return known;
        }
        RealStack stack = new RealStack();
        stack.layOut();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.launcher("down")));
        stack.up("--fresh");
        running = stack;
        return stack;
    }

    /** Starts what is dead. */
    void up(String... options) {
        List<String> command = new ArrayList<>(List.of("up", "--detach"));
        command.addAll(List.of(options));
        int exit = launcher(command.toArray(String[]::new));
        assertThat(exit).as("temporal-dev/up, see %s/logs", HOME).isZero();
    }

    void down() {
        assertThat(launcher("down")).isZero();
    }

    int demo() {
        return launcher("demo");
    }

    JsonNode devJson() {
        return JsonMapper.shared().readTree(HOME.resolve("dev.json"));
    }

    Path data() {
        return HOME.resolve("data");
    }

    long pid(String part) {
        return devJson().path("pids").path(part).asLong();
    }

    /** SIGKILL, and nothing else. */
    void kill(String part) {
        ProcessHandle process = ProcessHandle.of(pid(part)).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void layOut() {
        deleteRecursively(HOME);
        for (String module : List.of("api", "worker", "temporal-dev")) {
            Path extracted = APP.resolve(module);
            run(
                    List.of(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            execJar(module),
                            "extract",
                            "--destination",
                            extracted.toString()),
                    Map.of());
            rename(extracted, module);
        }
    }

    private static void rename(Path extracted, String module) {
        try (Stream<Path> files = Files.list(extracted)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches(module + "-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            Files.move(jar, extracted.resolve(module + ".jar"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String execJar(String module) {
        File[] jars = new File("../" + module + "/target").listFiles((folder, name) -> name.endsWith("-exec.jar"));
        assertThat(jars)
                .as("%s is packaged before its tests on the real server run", module)
                .hasSize(1);
        return jars[0].getPath();
    }

    private int launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtenure.checkout=" + Path.of("..").toAbsolutePath().normalize(),
                "-Dtenure.home=" + HOME,
                "-Dtenure.app=" + APP,
                "-cp",
                APP.resolve("temporal-dev/temporal-dev.jar").toString(),
                "io.tenure.dev.launcher.Main"));
        command.addAll(List.of(arguments));
        return run(command, Map.of("TENURE_HOME", HOME.toString()));
    }

    private static int run(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertThat(process.waitFor(START_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    private static void deleteRecursively(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
