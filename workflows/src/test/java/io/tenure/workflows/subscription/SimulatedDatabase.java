package io.tenure.workflows.subscription;

import java.util.function.Function;

/** The rows as one kind of activity reaches them: a write is refused, or waits, while there is a defect. */
final class SimulatedDatabase implements SubscriptionActivities {

    private final SimulatedRows rows;
    private final Function<Effect, Stored> write;

    SimulatedDatabase(SimulatedRows rows, Function<Effect, Stored> write) {
        this.rows = rows;
        this.write = write;
    }

    @Override
    public Opened open(Open request) {
        return rows.open(request);
    }

    @Override
    public Loaded load(Load request) {
        return rows.load(request);
    }

    @Override
    public Stored record(Effect effect) {
        return write.apply(effect);
    }

    @Override
    public void settle(Settle request) {
        rows.settle(request);
    }

    @Override
    public SeatLimit lowerSeatLimit(LowerSeatLimit request) {
        return rows.lowerSeatLimit(request);
    }

    @Override
    public Taken take(Take request) {
        return rows.take(request);
    }

    @Override
    public void reportDefect(DefectReport request) {
        rows.reportDefect(request);
    }
}
