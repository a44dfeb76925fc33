package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries a run through simulated time. Before time passes, all that is promised of an instant is checked. */
final class SimulatedExecution implements Execution {

    private static final int MOST_TURNS = 1_000;

    private final SimulatedTime time;
    private final Instant horizon;
    private final Witness witness;
    private long events;
    private int turns;

    SimulatedExecution(SimulatedTime time, Instant horizon, Witness witness) {
        this.time = time;
        this.horizon = horizon;
        this.witness = witness;
        this.events = 600 + time.random.nextInt(400);
    }

    @Override
    public Instant now() {
        return time.now();
    }

    /** A run asks this at each turn: one that turns for ever would never let time pass. */
    @Override
    public long historyLength() {
        if (++turns > MOST_TURNS) {
            throw new LifeEnds.TurnsForEver();
        }
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

    /** Lets time pass. */
    void goOn(Instant limit) {
        turns = 0;
        witness.check();
        if (witness.losesRun()) {
            throw new LifeEnds.RunLost();
        }
        time.goOn(limit.isBefore(horizon) ? limit : horizon);
        if (!now().isBefore(horizon)) {
            throw new LifeEnds.HorizonReached();
        }
    }

    @Override
    public <T> OpenCall<T> begin(Supplier<T> call) {
        events += 7 + time.random.nextInt(20);
        Duration length = time.upTo(time.oneIn(6) ? Duration.ofSeconds(30) : Duration.ofMillis(300));
        SimulatedCall<T> open = new SimulatedCall<>(witness);
        time.at(now().plusMillis((long) (time.random.nextDouble() * length.toMillis())), () -> open.execute(call));
        time.in(length, open::end);
        return open;
    }

    @Override
    public boolean isEveryHandlerFinished() {
        return witness.isNobodyWaiting();
    }

    @Override
    public void show(String details) {}

    @Override
    public void publish(Subscription row, @Nullable Instant due) {}

    @Override
    public void publishAttention(String code) {}
}
