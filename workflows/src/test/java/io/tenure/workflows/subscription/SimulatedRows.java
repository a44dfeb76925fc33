package io.tenure.workflows.subscription;

import java.util.function.Consumer;

/** Rows of which another writer changes the revision at times, and whose answers get lost. */
final class SimulatedRows implements SubscriptionActivities {

    final FakeRows rows = new FakeRows();
    private final SimulatedTime time;
    private boolean isLost;
    private final SimulatedInbox inbox;
    private final Consumer<Effect> witness;

    SimulatedRows(SimulatedTime time, SimulatedInbox inbox, Consumer<Effect> witness) {
        this.time = time;
        this.inbox = inbox;
        this.witness = witness;
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
        if (time.oneIn(20)) {
            rows.store(rows.row(effect.next().id()));
        }
        boolean isNew = rows.row(effect.next().id()).revision() == effect.next().revision();
        Stored stored = rows.record(effect);
        if (stored.accepted() && effect.settleUpTo() != null) {
            inbox.settle(effect.settleUpTo());
        }
        if (stored.accepted() && isNew) {
            witness.accept(effect);
        }
        isLost = !isLost && time.oneIn(20);
        if (isLost) {
            throw SimulatedExecution.unavailable();
        }
        return stored;
    }

    @Override
    public void settle(Settle request) {
        rows.settle(request);
        inbox.settle(request.upTo());
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
