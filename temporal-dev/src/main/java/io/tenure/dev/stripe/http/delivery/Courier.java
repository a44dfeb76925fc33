package io.tenure.dev.stripe.http.delivery;

import io.tenure.dev.stripe.http.answer.Answer;
import io.tenure.dev.stripe.http.journal.Desk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to their endpoints. They leave in order, many at once, so the order of arrival is not guaranteed, as at
 * Stripe. Anything but 2xx within ten seconds is a failure and is tried again; what is on its way when the courier stops
 * is brought again after a restart.
 */
public final class Courier implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 32;

    private final Desk desk;
    private final Deliveries deliveries;
    private final Route route;
    private final Thread dispatcher =
            Thread.ofVirtual().name("webhook-dispatcher").unstarted(this::depart);
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private volatile boolean closing;
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Courier(Desk desk, Deliveries deliveries, Route route) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.route = route;
    }

    /** Where to, how often, by which clock. */
    public record Route(List<Endpoint> endpoints, RetryDelays delays, InstantSource now) {}

    /** Begins with what was left from the last time. */
    public void start() {
        desk.run(deliveries::departAll);
        dispatcher.start();
    }

    @Override
    public void close() {
        closing = true;
        dispatcher.interrupt();
        client.shutdownNow();
        carriers.close();
    }

    private void depart() {
        try {
            while (!closing) {
                Delivery next = deliveries.nextDeparture();
                free.acquire();
                carriers.execute(() -> carry(next));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Delivery delivery) {
        try {
            Optional<Load> load = desk.call(() -> load(delivery));
            if (load.isPresent()) {
                settle(load.get(), send(load.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private record Load(Delivery delivery, Endpoint endpoint, byte[] body) {}

    /** Nothing when it is held, done, on its way already, or when its endpoint is no more. */
    private Optional<Load> load(Delivery delivery) {
        if (delivery.endpoint() >= route.endpoints().size() || !deliveries.claim(delivery)) {
            return Optional.empty();
        }
        Endpoint endpoint = route.endpoints().get(delivery.endpoint());
        return deliveries.event(delivery).map(event -> {
            byte[] body = Answer.text(event).getBytes(StandardCharsets.UTF_8);
            return new Load(delivery, endpoint, body);
        });
    }

    /** Whether the endpoint took the event. */
    private boolean send(Load load) throws InterruptedException {
        String signature = Signature.header(
                load.body(), load.endpoint().secret(), route.now().instant());
        HttpRequest request = HttpRequest.newBuilder(load.endpoint().url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(load.body()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            log.debug("webhook {}: {}", load.delivery().id(), status);
            return status / 100 == 2;
        } catch (IOException e) {
            log.debug("webhook {}: {}", load.delivery().id(), e.toString());
            return false;
        }
    }

    private void settle(Load load, boolean arrived) {
        if (closing && !arrived) {
            return;
        }
        Delivery delivery = load.delivery();
        desk.run(() -> {
            if (arrived) {
                deliveries.done(delivery, true);
                return;
            }
            int attempts = delivery.attempts() + 1;
            Optional<Long> due =
                    route.delays().after(attempts, delivery.since(), route.now().millis());
            due.ifPresentOrElse(next -> deliveries.again(delivery, next), () -> deliveries.done(delivery, false));
            log.info("webhook {} failed {} times at {}", delivery.id(), attempts, load.endpoint());
        });
    }
}
