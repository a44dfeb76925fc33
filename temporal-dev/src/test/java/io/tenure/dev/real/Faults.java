package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong at the Stripe stand-in, until this is closed. */
final class Faults implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Faults(RealStack stack) {
        address = URI.create(stack.devJson().path("stripe").asString() + "/_control/faults");
    }

    /** From now on looks at that subscription of Stripe are not answered: the connection stays open. */
    void holdLooksAt(String stripeSubscription) {
        String rule = "{\"match\":\"GET /v1/subscriptions/%s*\",\"kind\":\"timeout\"}".formatted(stripeSubscription);
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(rule)));
    }

    /** From now on Stripe answers everything with an error of its own. */
    void failAll() {
        String rule = "{\"match\":\"* /v1/*\",\"kind\":\"error\"}";
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(rule)));
    }

    /** The next such command is executed and never answered: its caller waits in vain. */
    void executeAndKeepSilent(String command) {
        String rule = "{\"match\":\"%s\",\"kind\":\"execute-and-timeout\",\"count\":1}".formatted(command);
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(rule)));
    }

    /** The next such command is executed only after a while, whoever waits for it. */
    void executeLate(String command, Duration late) {
        String rule = "{\"match\":\"%s\",\"kind\":\"execute-late\",\"count\":1,\"delayMs\":%d}"
                .formatted(command, late.toMillis());
        send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(rule)));
    }

    /** Whether each rule has met its command. */
    boolean haveAllFired() {
        return send(HttpRequest.newBuilder(address)).path("data").values().stream()
                .allMatch(rule -> rule.path("fired").asLong() > 0);
    }

    /** The command that has met its rule; of several the one whose rule is oldest. */
    Optional<String> firstFired() {
        return send(HttpRequest.newBuilder(address)).path("data").values().stream()
                .filter(rule -> rule.path("fired").asLong() > 0)
                .map(rule -> rule.path("match").asString())
                .findFirst();
    }

    /** Somebody looks and waits for the answer. */
    void awaitHeldLook() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> send(HttpRequest.newBuilder(address))
                                .at("/data/0/fired")
                                .asLong()
                        > 0);
    }

    /** From now on nothing goes wrong any more; what is under way does. */
    void clear() {
        send(HttpRequest.newBuilder(address).DELETE());
    }

    @Override
    public void close() {
        clear();
        http.close();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            String body = http.send(request.build(), BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
