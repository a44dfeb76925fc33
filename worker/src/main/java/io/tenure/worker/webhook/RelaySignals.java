package io.tenure.worker.webhook;

import io.tenure.worker.subscription.SubscriptionStarter;
import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.worker.temporal.TemporalCall.Failure;
import io.tenure.worker.webhook.RelayPlan.EntitySignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends a pass's signals, a bounded number at a time. Once Temporal is found to be away, or the pass has lasted too long, the rest of it is not
 * tried.
 */
final class RelaySignals implements AutoCloseable {

    private static final String NOT_TRIED = "not-tried";
    private final SubscriptionStarter starter;
    private final TemporalAvailability temporal;
    private final Duration longestPass;
    private final ExecutorService threads;

    RelaySignals(SubscriptionStarter starter, TemporalAvailability temporal, WebhookProperties properties) {
        this.starter = starter;
        this.temporal = temporal;
        this.longestPass = properties.relayPass();
        this.threads = Executors.newFixedThreadPool(
                properties.relayParallelism(),
                Thread.ofVirtual().name("relay-signal-", 0).factory());
    }

    /**
     * What became of a signal.
     *
     * @param error a code; empty when the entity was told
     */
    record Sent(EntitySignal signal, Optional<String> error) {}

    List<Sent> send(List<EntitySignal> signals) {
        long began = System.nanoTime();
        List<CompletableFuture<Sent>> underWay = signals.stream()
                .map(signal -> CompletableFuture.supplyAsync(() -> send(signal, began), threads))
                .toList();
        return underWay.stream().map(CompletableFuture::join).toList();
    }

    private Sent send(EntitySignal signal, long began) {
        if (!temporal.isUp() || System.nanoTime() - began > longestPass.toNanos()) {
            return new Sent(signal, Optional.of(NOT_TRIED));
        }
        Optional<Failure> failure = starter.tell(signal.owner(), signal.fact());
        if (failure.isPresent() && failure.get().isGeneral()) {
            temporal.suspect();
        }
        return new Sent(signal, failure.map(Failure::code));
    }

    @Override
    public void close() {
        threads.close();
    }
}
