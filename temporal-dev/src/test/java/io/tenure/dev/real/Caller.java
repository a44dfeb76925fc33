package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product team's client: each request that changes something has a key of its own and is repeated under it, through errors and broken connections, until there is
 * an answer that stays. Safe for many threads.
 */
final class Caller {

    /** An operation whose command was under way when the worker was killed is asked for again after 50 s; a key is leased for 90 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private final Tenant tenant;
    private final Traffic traffic;

    Caller(Tenant tenant, Traffic traffic) {
        this.tenant = tenant;
        this.traffic = traffic;
    }

    Caller(Tenant tenant) {
        this(tenant, new Traffic(1));
    }

    /** @param kind such as {@code raise}, for people to read */
    record Request(String kind, String method, String path, String body) {}

    /** @param problem the code of a refusal; empty where it was done */
    record Answer(int status, JsonNode body, String problem) {

        boolean isDone() {
            return problem.isEmpty();
        }
    }

    /** What became of a request, however long that takes. */
    Answer ask(Request request) {
        String key = UUID.randomUUID().toString();
        try {
            Answer first = untilAnswered(request, key);
            return first.status() == 202 ? outcome(first.body().path("id").asString()) : first;
        } finally {
            traffic.answered(key);
        }
    }

    JsonNode get(String path) {
        return untilAnswered(new Request("read", "GET", path, ""), "").body();
    }

    private Answer outcome(String operation) {
        JsonNode end = await().pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(
                        () -> get("/operations/" + operation),
                        found -> !found.path("status").asString().equals("PENDING"));
        return new Answer(202, end, end.path("problem").path("code").asString(""));
    }

    private Answer untilAnswered(Request request, String key) {
        return await().pollInSameThread()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(() -> attempt(request, key), Optional::isPresent)
                .orElseThrow();
    }

    /** Empty when the same is to be asked again. */
    private Optional<Answer> attempt(Request request, String key) {
        HttpRequest.Builder builder = tenant.request(request.path())
                .timeout(Duration.ofSeconds(100))
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        try {
            HttpResponse<String> response = key.isEmpty()
                    ? traffic.send(builder.build())
                    : traffic.send(builder.header("Idempotency-Key", key).build(), key, request.kind());
            return Optional.of(answer(response)).filter(answer -> !isToBeRepeated(answer));
        } catch (IOException broken) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        String text = response.body();
        JsonNode body = text.isEmpty()
                ? JsonMapper.shared().nullNode()
                : JsonMapper.shared().readTree(text);
        boolean refused = response.statusCode() >= 400;
        return new Answer(
                response.statusCode(), body, refused ? body.path("code").asString("without-a-code") : "");
    }

    private static boolean isToBeRepeated(Answer answer) {
        return answer.status() >= 500
                || answer.status() == 429
                || answer.problem().equals("idempotency-key-in-flight");
    }
}
