package io.tenure.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process as {@code up} starts it. */
final class StandInsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Process> processes = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        http.close();
    }

    @Test
    void losesNothingThatItAnsweredWhenItIsKilled() throws Exception {
        Process first = start();
        String customer =
                post(address("stripe") + "/v1/customers", "name=a").path("id").asString();
        first.destroyForcibly().waitFor();

        start();

        JsonNode kept = get(address("stripe") + "/v1/customers/" + customer);
        assertThat(kept.path("name").asString()).isEqualTo("a");
    }

    @Test
    void stopsCleanlyWhenItIsAsked() throws Exception {
        Process process = start();
        assertThat(get(address("stripe") + "/_control/health").path("status").asString())
                .isEqualTo("ok");
        assertThat(get(address("identity") + "/_control/health").path("status").asString())
                .isEqualTo("ok");

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("log"))).contains("stopped").doesNotContain("ERROR", "Exception");
    }

    @Test
    void refusesASecretThatIsNone() throws Exception {
        Process process = launch("--webhook-url", "http://127.0.0.1:1/", "--webhook-secret", "abc");

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("log"))).contains("whsec_").doesNotContain("Exception");
    }

    private Process start() throws IOException {
        Path ports = folder.resolve("ports.json");
        Files.deleteIfExists(ports);
        Process process = launch();
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ports));
        return process;
    }

    private Process launch(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandIns.class.getName()));
        command.addAll(List.of("--stripe-port", "0", "--identity-port", "0"));
        command.addAll(List.of("--state", folder.resolve("state").toString()));
        command.addAll(List.of("--ports-file", folder.resolve("ports.json").toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private String address(String name) throws IOException {
        return MAPPER.readTree(Files.readString(folder.resolve("ports.json")))
                .path(name)
                .asString();
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        return send(request(url).GET().build());
    }

    private JsonNode post(String url, String form) throws IOException, InterruptedException {
        return send(request(url).POST(HttpRequest.BodyPublishers.ofString(form)).build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer sk_test_1");
    }
}
