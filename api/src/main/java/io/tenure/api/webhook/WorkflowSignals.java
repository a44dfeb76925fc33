package io.tenure.api.webhook;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells a subscription's workflow that an event is in the inbox: one second, no second try, a bounded number in flight. What does not arrive is only
 * counted: the relay repeats it.
 */
@Component
final class WorkflowSignals implements DisposableBean {

    private static final int IN_FLIGHT = 64;
    private static final int AFTER_TESTS = 100;
    private static final long DEADLINE_SECONDS = 1;
    private static final String SIGNALS = "tenure.webhook.signals";

    private final WorkflowClient client;
    private final MeterRegistry meters;
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final Map<SubscriptionId, EventAccepted> waiting = new ConcurrentHashMap<>();
    private final Set<SubscriptionId> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signal-deadlines").factory());

    WorkflowSignals(WorkflowClient client, MeterRegistry meters) {
        this.client = client;
        this.meters = meters;
    }

    /** Events of one subscription come in bursts: while one signal is under way, those behind it become one. */
    @EventListener
    @Order(AFTER_TESTS)
    void signal(EventAccepted event) {
        waiting.merge(event.subscriptionId(), event, WorkflowSignals::together);
        begin(event.subscriptionId());
    }

    private void begin(SubscriptionId id) {
        if (!underWay.add(id)) {
            return;
        }
        if (!free.tryAcquire()) {
            leaveToRelay(id);
            return;
        }
        senders.execute(() -> sendAll(id));
    }

    /** In this order: whoever comes between the two begins anew, and nothing waits without a sender. */
    private void leaveToRelay(SubscriptionId id) {
        underWay.remove(id);
        if (waiting.remove(id) != null) {
            count("left-to-relay");
        }
    }

    private void sendAll(SubscriptionId id) {
        try {
            for (EventAccepted event = waiting.remove(id); event != null; event = waiting.remove(id)) {
                send(event);
            }
        } finally {
            underWay.remove(id);
            free.release();
        }
        if (waiting.containsKey(id)) {
            begin(id);
        }
    }

    private static EventAccepted together(EventAccepted one, EventAccepted other) {
        return new EventAccepted(
                Math.max(one.inboxSeq(), other.inboxSeq()),
                one.subscriptionId(),
                Math.min(one.priority(), other.priority()));
    }

    private void send(EventAccepted event) {
        Context.CancellableContext limited =
                Context.current().withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS, deadlines);
        Context outer = limited.attach();
        try {
            client.newUntypedWorkflowStub(SubscriptionWorkflow.id(event.subscriptionId()))
                    .signal("providerChanged", new ProviderChanged(event.inboxSeq(), event.priority()));
            count("sent");
        } catch (WorkflowException | StatusRuntimeException notDelivered) {
            count("left-to-relay");
        } finally {
            limited.detach(outer);
            limited.cancel(null);
        }
    }

    private void count(String outcome) {
        meters.counter(SIGNALS, "outcome", outcome).increment();
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
        deadlines.shutdownNow();
    }
}
