package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.ObjectStore;
import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.http.journal.Desk;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets time pass: real time once a second, and a test clock's as soon as it was told to advance. */
final class Rhythm implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rhythm.class);

    private final StripeEngine engine;
    private final ObjectStore store;
    private final Desk desk;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stripe-time").daemon().factory());
    private final Executor afterASecond = later -> executor.schedule(later, 1, TimeUnit.SECONDS);

    Rhythm(StripeEngine engine, ObjectStore store, Desk desk) {
        this.engine = engine;
        this.store = store;
        this.desk = desk;
    }

    void start() {
        runClocks();
        tickLater();
    }

    /** Runs the clocks that are advancing, also those that a stop of the process left so; returns at once. */
    void runClocks() {
        CompletableFuture.runAsync(() -> desk.run(() -> advancing().forEach(engine::runClock)), executor)
                .whenComplete((nothing, failure) -> tell(failure));
    }

    private void tickLater() {
        CompletableFuture.runAsync(() -> desk.run(engine::tick), afterASecond).whenComplete((nothing, failure) -> {
            tell(failure);
            tickLater();
        });
    }

    private static void tell(@Nullable Throwable failure) {
        if (failure != null) {
            log.error("time passed with a failure", failure);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        executor.close();
    }

    private List<String> advancing() {
        return store.all("test_helpers.test_clock").stream()
                .filter(clock -> clock.path("status").asString("").equals("advancing"))
                .map(clock -> clock.path("id").asString())
                .toList();
    }
}
