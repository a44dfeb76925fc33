package io.tenure.dev.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One stack for all tests of the JVM, started by the launcher from the jars that the build has just made. */
final class RealStack {

    private static final Path HOME = Path.of("target/real").toAbsolutePath();
    private static final Path APP = HOME.resolve("app/built");
    private static final String LAUNCHER = "temporal-dev/temporal-dev.jar";

    /** With Go alone the first start builds Temporal; the launcher gives up by itself long before that when a part fails. */
    private static final Duration FIRST_START = Duration.ofMinutes(20);

    private static final Duration ANY_OTHER = Duration.ofMinutes(3);

    /** Told to end, a launcher stops its parts first. */
    private static final Duration ENDING = Duration.ofMinutes(2);

    /** What a developer's shell may hold and the tests must not hear of: another Stripe, another Temporal, another stack. */
    private static final Set<String> KEPT_OUT = Set.of("STRIPE_", "TEMPORAL_", "TENURE_");

    private RealStack() {}

    /** Started once: a start that has failed is not tried again by the next class of tests. */
    private static final class Started {

        private static final RealStack STACK = start();

        private static RealStack start() {
            RealStack stack = new RealStack();
            stack.layOut();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.launcher(ANY_OTHER, "down")));
            stack.requireSuccess(stack.launcher(FIRST_START, "up", "--detach", "--fresh"));
            return stack;
        }
    }

    static RealStack running() {
        return Started.STACK;
    }

    /** Starts what is dead. */
    void up() {
        requireSuccess(launcher(ANY_OTHER, "up", "--detach"));
    }

    /** The same, asked of the living launcher itself: a second JVM that asks would take longer than what it asks for. */
    void repair() {
        JsonNode control = JsonMapper.shared().readTree(HOME.resolve("launcher.json"));
        try (Socket launcher = new Socket(
                        InetAddress.getLoopbackAddress(), control.path("port").asInt());
                BufferedReader answer = new BufferedReader(new InputStreamReader(launcher.getInputStream(), UTF_8));
                PrintWriter request = new PrintWriter(launcher.getOutputStream(), true, UTF_8)) {
            request.println(control.path("token").asString());
            assertThat(answer.lines().toList()).as("what the launcher did").endsWith("= 0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void down() {
        requireSuccess(launcher(ANY_OTHER, "down"));
    }

    int demo(String... options) {
        return launcher(
                ANY_OTHER, Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new));
    }

    /** A developer's shell in that folder, on this stack. */
    ProcessBuilder shell(Path folder) {
        ProcessBuilder builder = new ProcessBuilder().directory(folder.toFile());
        keepOut(builder);
        builder.environment().put("TENURE_HOME", HOME.toString());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + ":" + path);
        return builder;
    }

    private static void keepOut(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> KEPT_OUT.stream().anyMatch(name::startsWith));
    }

    /** One of the worker's counters, by its name in Prometheus' format; 0 before it has counted anything. */
    double workerCounter(String name) {
        String page = get(devJson().path("worker").asString() + "/actuator/prometheus");
        return page.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** What a schedule does every ten minutes: takes in the events that were never heard. */
    void reconcileEvents() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(devJson().path("api").asString() + "/tasks/reconcile-events"))
                .header("X-Integration-Key", devJson().path("integrationKey").asString())
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(send(request).statusCode()).isEqualTo(202);
    }

    private static String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build()).body();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode devJson() {
        return JsonMapper.shared().readTree(HOME.resolve("dev.json"));
    }

    /** Every secret of the installation, by name. */
    JsonNode keys() {
        return JsonMapper.shared().readTree(data().resolve("keys.json"));
    }

    Path logs() {
        return HOME.resolve("logs");
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

    /** Nothing may run from the folder that is emptied: an earlier run of the tests may have been killed. */
    private void layOut() {
        if (Files.exists(APP.resolve(LAUNCHER))) {
            requireSuccess(launcher(ANY_OTHER, "down"));
        }
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
                    ANY_OTHER);
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

    private void requireSuccess(int exit) {
        assertThat(exit).as("exit code of the launcher, see %s/logs", HOME).isZero();
    }

    private int launcher(Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtenure.checkout=" + Path.of("..").toAbsolutePath().normalize(),
                "-Dtenure.home=" + HOME,
                "-Dtenure.app=" + APP,
                "-cp",
                APP.resolve(LAUNCHER).toString(),
                "io.tenure.dev.launcher.Main"));
        command.addAll(List.of(arguments));
        return run(command, limit);
    }

    private static int run(List<String> command, Duration limit) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            keepOut(builder);
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                end(process);
                fail("%s took longer than %s", command, limit);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Told first: a launcher that is killed leaves its parts behind. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
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
