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
 * Sends a pass's signals, a bounded number at a time. Once Temporal is found to be away, or has taken five seconds, the rest of the pass is not
 * tried.
 */
final class RelaySignals implements AutoCloseable {

    private static final String NOT_TRIED = "not-tried";
    private static final Duration LONGEST_PASS = Duration.ofSeconds(5);

    private final SubscriptionStarter starter;
    private final TemporalAvailability temporal;
    private final ExecutorService threads;

    RelaySignals(SubscriptionStarter starter, TemporalAvailability temporal, int parallelism) {
        this.starter = starter;
        this.temporal = temporal;
        this.threads = Executors.newFixedThreadPool(
                parallelism, Thread.ofVirtual().name("relay-signal-", 0).factory());
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
        if (!temporal.isUp() || System.nanoTime() - began > LONGEST_PASS.toNanos()) {
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
