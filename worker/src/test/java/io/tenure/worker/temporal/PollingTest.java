package io.tenure.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.tenure.worker.temporal.TemporalAvailability.TemporalArrived;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PollingTest {

    private static final String QUEUE = "drained";

    private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    private final WorkerFactory factory = WorkerFactory.newInstance(temporal.getWorkflowClient());
    private final SlowActivities slow = new SlowActivities();

    @AfterEach
    void close() {
        slow.mayFinish.countDown();
        temporal.close();
    }

    @Test
    void letsWhatIsUnderWayFinish() {
        Polling polling = busy(Duration.ofSeconds(30));

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(polling::stop);
        await().until(factory::isShutdown);
        assertThat(stopped).isNotDone();
        slow.mayFinish.countDown();
        stopped.join();

        assertThat(slow.finished).isTrue();
        assertThat(slow.interrupted).isFalse();
        assertThat(factory.isTerminated()).isTrue();
    }

    @Test
    void interruptsWhatDoesNotFinishInTime() {
        Polling polling = busy(Duration.ofMillis(100));

        polling.stop();

        await().untilTrue(slow.interrupted);
        assertThat(slow.finished).isFalse();
    }

    @Test
    void beginsOnceHoweverOftenTemporalArrives() {
        Polling polling = busy(Duration.ofSeconds(1));

        polling.begin(new TemporalArrived());

        assertThat(polling.isPolling()).isTrue();
        slow.mayFinish.countDown();
        polling.stop();
        assertThat(polling.isPolling()).isFalse();
    }

    @Test
    void stopsWithoutEverHavingPolled() {
        Polling polling = new Polling(factory, Duration.ofSeconds(1));
        polling.start();

        polling.stop();
        polling.begin(new TemporalArrived());

        assertThat(polling.isPolling()).isFalse();
    }

    /** Polls, and has an activity under way. */
    private Polling busy(Duration drain) {
        Worker worker = factory.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(CallingImpl.class);
        worker.registerActivitiesImplementations(slow);
        Polling polling = new Polling(factory, drain);
        polling.start();
        polling.begin(new TemporalArrived());
        Calling workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        Calling.class,
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
        WorkflowClient.start(workflow::run);
        await().atMost(Duration.ofSeconds(30)).until(() -> slow.begun.getCount() == 0);
        return polling;
    }

    /** Calls one activity. */
    @WorkflowInterface
    public interface Calling {

        @WorkflowMethod
        void run();
    }

    /** Takes as long as the test wants. */
    @ActivityInterface
    public interface Slow {

        void work();
    }

    /** Calls one activity. */
    public static final class CallingImpl implements Calling {

        private final Slow slow = Workflow.newActivityStub(
                Slow.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build());

        @Override
        public void run() {
            slow.work();
        }
    }

    private static final class SlowActivities implements Slow {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayFinish = new CountDownLatch(1);
        private final AtomicBoolean finished = new AtomicBoolean();
        private final AtomicBoolean interrupted = new AtomicBoolean();

        @Override
        public void work() {
            begun.countDown();
            try {
                mayFinish.await();
                finished.set(true);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }
    }
}
