package io.tenure.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.value.SubscriptionId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signals to a Temporal that answers when the test lets it. */
final class WorkflowSignalsTest {

    private static final int IN_FLIGHT = 64;
    private static final int ROUNDS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch answering = new CountDownLatch(1);
    private final Semaphore hearing = new Semaphore(0);
    private final Queue<ProviderChanged> heard = new ConcurrentLinkedQueue<>();
    private final WorkflowSignals signals = new WorkflowSignals(temporal(), new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        signals.destroy();
    }

    @Test
    void keepsNothingOfWhatItLeavesToTheRelay() throws Exception {
        IntStream.range(0, IN_FLIGHT).forEach(i -> signals.signal(new EventAccepted(0, id(1, i), 1)));
        twinsOfEachRound();
        answering.countDown();
        hear(IN_FLIGHT);

        for (int round = 0; round < ROUNDS; round++) {
            signals.signal(new EventAccepted(0, id(2, round), 1));
            hear(1);
        }

        assertThat(heard).hasSize(IN_FLIGHT + ROUNDS);
        assertThat(heard.stream().filter(fact -> fact.seq() != 0)).isEmpty();
    }

    private void hear(int permits) throws InterruptedException {
        assertThat(hearing.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    /** Two events of one subscription come at once while no further signal may begin. */
    private void twinsOfEachRound() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> twins = IntStream.of(1, 2)
                    .<Future<?>>mapToObj(seq -> callers.submit(() -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            arrived.incrementAndGet();
                            while (arrived.get() < 2 * (round + 1)) {
                                Thread.onSpinWait();
                            }
                            signals.signal(new EventAccepted(seq, id(2, round), 1));
                        }
                        return seq;
                    }))
                    .toList();
            for (Future<?> twin : twins) {
                twin.get();
            }
        }
    }

    private static SubscriptionId id(long kind, long number) {
        return new SubscriptionId(new UUID(kind, number));
    }

    private WorkflowClient temporal() {
        WorkflowStub stub = only(WorkflowStub.class, (proxy, method, arguments) -> {
            answering.await();
            heard.add((ProviderChanged) ((Object[]) arguments[1])[0]);
            hearing.release();
            return null;
        });
        return only(WorkflowClient.class, (proxy, method, arguments) -> stub);
    }

    /** What knows one call only. */
    private static <T> T only(Class<T> type, InvocationHandler call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, call));
    }
}
