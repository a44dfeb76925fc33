package io.tenure.dev.stripe.http;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tenure.dev.stripe.http.delivery.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint for events: verifies them as production does, and refuses as many as a test asks for. */
final class Receiver implements AutoCloseable {
    private static final String SECRET = "whsec_of_the_tests";

    private final HttpServer server;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Queue<String> forged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/stripe", this::receive);
        server.start();
    }

    Endpoint endpoint() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/stripe");
        return new Endpoint(url, SECRET);
    }

    /** Answers the next requests with 500. */
    void refuse(int times) {
        refusals.set(times);
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    List<String> types() {
        return events.stream().map(Event::getType).toList();
    }

    List<String> ids() {
        return events.stream().map(Event::getId).toList();
    }

    /** Bodies whose signature was wrong. */
    List<String> forged() {
        return List.copyOf(forged);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                accept(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            }
            exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        }
    }

    private void accept(String body, String signature) {
        try {
            events.add(Webhook.constructEvent(body, signature, SECRET));
        } catch (SignatureVerificationException e) {
            forged.add(body);
        }
    }
}
