package io.tenure.workflows.subscription;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries a run through simulated time. Before time passes, all that is promised of an instant is checked. */
final class SimulatedExecution implements Execution {

    private final SimulatedTime time;
    private final Instant horizon;
    private final Witness witness;
    private long events;

    SimulatedExecution(SimulatedTime time, Instant horizon, Witness witness) {
        this.time = time;
        this.horizon = horizon;
        this.witness = witness;
        this.events = 850 + time.random.nextInt(250);
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long historyLength() {
        return events;
    }

    @Override
    public void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            goOn(horizon);
        }
    }

    @Override
    public void sleep(Supplier<Instant> wake, String label, BooleanSupplier woken) {
        events += 5;
        while (!woken.getAsBoolean() && now().isBefore(wake.get())) {
            goOn(wake.get());
        }
    }

    private void goOn(Instant limit) {
        witness.check();
        if (witness.losesRun()) {
            throw new LifeEnds.RunLost();
        }
        time.goOn(limit.isBefore(horizon) ? limit : horizon);
        if (!now().isBefore(horizon)) {
            throw new LifeEnds.HorizonReached();
        }
    }

    /** What the call sees is of any instant while it is under way. */
    @Override
    public <T> OpenCall<T> begin(Supplier<T> call) {
        events += 7 + time.random.nextInt(20);
        Duration length = time.upTo(time.oneIn(6) ? Duration.ofSeconds(30) : Duration.ofMillis(300));
        Simulated<T> open = new Simulated<>(witness);
        time.at(now().plusMillis((long) (time.random.nextDouble() * length.toMillis())), () -> open.execute(call));
        time.in(length, open::end);
        return open;
    }

    private static final class Simulated<T> implements OpenCall<T> {
        private @Nullable T answer;
        private @Nullable ActivityFailure failure;
        private final Witness witness;
        private boolean done;

        Simulated(Witness witness) {
            this.witness = witness;
        }

        void execute(Supplier<T> call) {
            try {
                answer = call.get();
            } catch (ActivityFailure failed) {
                failure = failed;
            }
        }

        void end() {
            done = true;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public T answer() {
            if (failure != null) {
                witness.unanswered();
                throw failure;
            }
            T told = Objects.requireNonNull(answer);
            witness.answered(told);
            return told;
        }
    }

    /** As an activity that had no answer ends. */
    static ActivityFailure unavailable() {
        ApplicationFailure cause = ApplicationFailure.newFailure("simulated", "UNAVAILABLE");
        return new ActivityFailure("", 0, 0, "", "", RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED, "", cause);
    }

    @Override
    public boolean isEveryHandlerFinished() {
        return true;
    }

    @Override
    public void show(String details) {}

    @Override
    public void publish(Subscription row, @Nullable Instant due) {}

    @Override
    public void publishAttention(String code) {}
}
