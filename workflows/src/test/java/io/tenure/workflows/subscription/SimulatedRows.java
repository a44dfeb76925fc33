package io.tenure.workflows.subscription;

import java.util.List;
import java.util.stream.Stream;

/** Rows that another writer changes at times, and whose answers get lost. */
final class SimulatedRows implements SubscriptionActivities {

    static final String DISPUTE = "dp_1";

    final FakeRows rows;
    private final SimulatedTime time;
    private final SimulatedInbox inbox;
    private final SimulatedLife life;
    private boolean isLost;

    SimulatedRows(SimulatedTime time, SimulatedInbox inbox, SimulatedLife life) {
        this.time = time;
        this.rows = new FakeRows(time::now);
        this.inbox = inbox;
        this.life = life;
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
            writeOtherwise(rows.row(effect.next().id()));
        }
        boolean isNew = rows.row(effect.next().id()).revision() == effect.next().revision();
        Stored stored = rows.record(effect);
        if (stored.accepted() && effect.settleUpTo() != null) {
            inbox.settle(effect.settleUpTo());
        }
        if (stored.accepted() && isNew) {
            life.recorded(effect.paid());
            life.written(effect);
        }
        isLost = !isLost && time.oneIn(20);
        if (isLost) {
            throw SimulatedFailure.unavailable();
        }
        return stored;
    }

    /** Another writer: its revision alone, or the hold of a dispute that it places or lifts. */
    private void writeOtherwise(Subscription row) {
        boolean stands = row.holds().stream().anyMatch(hold -> hold.cause().equals(DISPUTE));
        if (row.standing().isTerminal() || !time.oneIn(3)) {
            rows.store(row);
            return;
        }
        Hold dispute = new Hold(StandingReason.DISPUTED, DISPUTE, time.now());
        List<Hold> others = row.holds().stream()
                .filter(hold -> !hold.cause().equals(DISPUTE))
                .toList();
        List<Hold> next = stands
                ? others
                : Stream.concat(others.stream(), Stream.of(dispute)).toList();
        rows.store(row.withHolds(next));
        life.disputed(!stands);
    }

    @Override
    public void settle(Settle request) {
        rows.settle(request);
        inbox.settle(request.upTo());
        life.recorded(request.paid());
    }

    @Override
    public SeatLimit lowerSeatLimit(LowerSeatLimit request) {
        if (time.oneIn(10)) {
            writeOtherwise(rows.row(request.id()));
        }
        SeatLimit limit = rows.lowerSeatLimit(request);
        if (limit.lowered()) {
            life.lowered(request.seatLimit());
        }
        return limit;
    }

    @Override
    public Taken take(Take request) {
        return rows.take(request);
    }

    @Override
    public void reportDefect(DefectReport request) {
        Subscription row = rows.row(request.id());
        if (!row.standing().isTerminal()) {
            rows.store(row.withAttention(new Attention("defect", time.now())));
        }
    }
}
