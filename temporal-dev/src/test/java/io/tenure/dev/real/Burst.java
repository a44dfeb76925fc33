package io.tenure.dev.real;

import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Signed events about one subscription, many at once. */
final class Burst {

    private static final String EVENT = """
        {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,"livemode":false,"pending_webhooks":1,\
        "type":"%s","data":{"object":{"id":"%s","object":"subscription","metadata":{"tenure_id":"%s"}}}}\
        """;

    private final RealStack stack;
    private final String subscriptionId;
    private final String stripeSubscription;
    private final HttpClient http = HttpClient.newHttpClient();

    Burst(RealStack stack, Tenant tenant) {
        this.stack = stack;
        this.subscriptionId = tenant.subscriptionId;
        this.stripeSubscription =
                tenant.subscription().path("stripeSubscriptionId").asString();
    }

    /** Kills the API after about a third of {@code count} were acknowledged. Returns what was acknowledged. */
    List<String> sendAndKill(int count) {
        String url = stack.devJson().path("api").asString() + "/webhooks/stripe";
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService senders = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < count; i++) {
                String kind = i % 2 == 0 ? "customer.subscription.updated" : "invoice.created";
                senders.execute(() -> {
                    if (sent.incrementAndGet() == count / 3) {
                        stack.kill("api");
                    }
                    send(url, kind, acknowledged);
                });
            }
        }
        return List.copyOf(acknowledged);
    }

    /** The receiver may die before it answers. Returns the event's id. */
    String sendTo(String api) {
        ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
        return send(api + "/webhooks/stripe", "customer.subscription.updated", acknowledged);
    }

    private String send(String url, String kind, ConcurrentLinkedQueue<String> acknowledged) {
        String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        long now = Instant.now().getEpochSecond();
        String body = EVENT.formatted(id, now, kind, stripeSubscription, subscriptionId);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", "t=" + now + ",v1=" + signature(now, body))
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                acknowledged.add(id);
            }
        } catch (IOException killed) {
            // The API died before it answered: nothing was promised.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return id;
    }

    private String signature(long now, String body) {
        try {
            return Webhook.Util.computeHmacSha256(
                    stack.devJson().path("stripeWebhookSecret").asString(), now + "." + body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
