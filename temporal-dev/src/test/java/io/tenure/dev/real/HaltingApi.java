package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.webhook.HaltsAfterCommit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A second API on the same database and Temporal, with a listener that halts it after an event was committed and before it is signalled. */
final class HaltingApi implements AutoCloseable {

    private static final String LISTENERS = "target/test-classes";

    private final int port = freePort();
    private final Process process;

    HaltingApi(RealStack stack) throws IOException {
        Path running = Path.of("/proc", Long.toString(stack.pid("api")));
        List<String> command = Stream.of(read(running.resolve("cmdline")))
                .map(part -> part.endsWith("api.jar") ? part + ":" + LISTENERS : part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(withMainClass(command))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/real/logs/halting-api.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Stream.of(read(running.resolve("environ")))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        process = builder.start();
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::isHealthy);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void awaitHalt() {
        assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().exitValue())
                .isEqualTo(HaltsAfterCommit.EXIT_CODE);
    }

    /** Its first connection to the database is there, so that the first delivery is stored. */
    private boolean isHealthy() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/health")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    /** The running one may have been started with -jar, which leaves no room on the class path. */
    private static List<String> withMainClass(List<String> command) {
        int jar = command.indexOf("-jar");
        if (jar < 0) {
            return command;
        }
        return Stream.concat(
                        Stream.concat(
                                command.subList(0, jar).stream(),
                                Stream.of("-cp", command.get(jar + 1), "io.tenure.api.ApiApplication")),
                        command.subList(jar + 2, command.size()).stream())
                .filter(part -> !part.contains("SharedArchive") && !part.contains("AOT"))
                .toList();
    }

    private static String[] read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).split("\0");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
