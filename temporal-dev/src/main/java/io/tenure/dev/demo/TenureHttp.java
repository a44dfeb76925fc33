package io.tenure.dev.demo;

import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP, as any caller of Tenure would send it. */
final class TenureHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A command may take the API's 30 s to be accepted and 30 s more to be finished. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(70);

    private static final Duration PATIENCE_WITH_503 = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String base;

    /** The base has no trailing slash. */
    TenureHttp(String base) {
        this.base = base;
    }

    /**
     * One request.
     *
     * @param headers such as {@code Authorization}
     * @param body an object to send as JSON; empty to send none
     */
    record Call(String method, String path, Map<String, String> headers, Map<String, ?> body) {

        static Call get(String path, String token) {
            return new Call("GET", path, bearer(token), Map.of());
        }

        static Call post(String path, String token, Map<String, ?> body) {
            return new Call("POST", path, bearer(token), body);
        }

        static Call put(String path, String token, Map<String, ?> body) {
            return new Call("PUT", path, bearer(token), body);
        }

        private static Map<String, String> bearer(String token) {
            return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
        }
    }

    /** What came back; the body is missing when it is no JSON. */
    record Answer(int status, JsonNode body) {

        boolean isRefusedForNow() {
            return status == 503;
        }

        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** The answer's body. Waits while Tenure asks for patience (503); refused when the status is none of the good ones. */
    JsonNode send(Call call) {
        String awaited = call.method() + " " + base + call.path() + " is accepted";
        Answer answer = Until.answered(
                awaited, PATIENCE_WITH_503, () -> Optional.of(answer(call)).filter(given -> !given.isRefusedForNow()));
        if (!answer.isGood()) {
            throw new Refusal(
                    call.method() + " " + base + call.path() + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The answer, whatever its status. Refused when there is none. */
    Answer answer(Call call) {
        try {
            HttpResponse<String> response = client.send(request(call), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new Refusal(call.method() + " " + base + call.path() + " was not answered: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new Refusal("interrupted.");
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + call.path())).timeout(LONGEST_ANSWER);
        call.headers().forEach(request::header);
        if (call.body().isEmpty()) {
            return request.method(call.method(), BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(JSON.writeValueAsString(call.body())))
                .build();
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
