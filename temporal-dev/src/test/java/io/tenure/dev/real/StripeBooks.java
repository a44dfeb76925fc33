package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import io.tenure.workflows.webhook.StripeEventKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Stripe has, as Stripe lists it: whole lists, newest first. */
final class StripeBooks implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String clock;

    StripeBooks(RealStack stack) {
        address = stack.devJson().path("stripe").asString();
        clock = stack.devJson().path("demo").path("testClockId").asString();
    }

    /** All of the stack's clock, whoever they belong to. */
    List<JsonNode> customers() {
        return list("/v1/customers?test_clock=" + clock);
    }

    /** All of the stack's clock, those that have ended included. */
    List<JsonNode> subscriptions() {
        return list("/v1/subscriptions?status=all&test_clock=" + clock);
    }

    List<JsonNode> subscriptions(String customer) {
        return list("/v1/subscriptions?status=all&customer=" + customer);
    }

    List<JsonNode> invoices(String customer) {
        return list("/v1/invoices?customer=" + customer);
    }

    /** Money that was taken. */
    List<JsonNode> charges(String customer) {
        return list("/v1/charges?customer=" + customer).stream()
                .filter(charge -> charge.path("status").asString().equals("succeeded"))
                .toList();
    }

    /** Those that cause a look: others are not read again when their delivery was lost. */
    List<JsonNode> events() {
        return list("/v1/events?").stream()
                .filter(event ->
                        StripeEventKind.names().contains(event.path("type").asString()))
                .toList();
    }

    /** Events of that customer that have not arrived yet, those included that will be sent again. */
    List<JsonNode> undelivered(String customer) {
        return events().stream()
                .filter(event -> event.path("pending_webhooks").asInt() > 0)
                .filter(event -> customer(event).equals(customer))
                .toList();
    }

    /** Whom an event is about; empty for what is nobody's. */
    static String customer(JsonNode event) {
        JsonNode object = event.at("/data/object");
        return object.path("object").asString().equals("customer")
                ? object.path("id").asString()
                : object.path("customer").asString("");
    }

    /** Our own id, by which an object at Stripe is found again; empty where there is none. */
    static String tenureId(JsonNode object) {
        return object.path("metadata").path("tenure_id").asString("");
    }

    static long quantity(JsonNode subscription) {
        return subscription.at("/items/data/0/quantity").asLong();
    }

    private List<JsonNode> list(String query) {
        List<JsonNode> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            String after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.getLast().path("id").asString();
            JsonNode page = page(query + "&limit=100" + after);
            all.addAll(page.path("data").values());
            more = page.path("has_more").asBoolean();
        }
        return all;
    }

    /** Stripe answers so many requests a second only. */
    private JsonNode page(String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + query))
                .header("Authorization", "Bearer sk_test_real")
                .build();
        HttpResponse<String> response = await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> send(request), answer -> answer.statusCode() == 200);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
