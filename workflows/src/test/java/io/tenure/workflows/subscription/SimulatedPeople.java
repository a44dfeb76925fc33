package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What customers and operators ask of Tenure, and when a run is lost. */
final class SimulatedPeople {

    private static final Duration AT_ONCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SimulatedTime time;
    private final FakeRows rows;
    private final SimulatedLife life;
    private int operations = 1;

    SimulatedPeople(SimulatedTime time, FakeRows rows, SimulatedLife life) {
        this.time = time;
        this.rows = rows;
        this.life = life;
    }

    /** A card, a page where the customer finishes, or nothing to pay. */
    static Terms terms(SimulatedTime time) {
        if (time.oneIn(12)) {
            Instant until = SimulatedTime.BEGINNING.plus(time.upTo(SimulatedLife.BUSY));
            return Samples.terms(Provider.NONE, time.oneIn(2) ? until : null, null);
        }
        return Samples.terms(Provider.STRIPE, null, time.oneIn(4) ? null : "pm_card_visa");
    }

    /** All that will be done until {@code quietFrom}. */
    void plan(Instant quietFrom) {
        for (int i = time.random.nextInt(6); i > 0; i--) {
            time.in(time.upTo(SimulatedLife.BUSY), this::ask);
        }
        for (int i = time.random.nextInt(4); i > 0; i--) {
            time.in(time.upTo(SimulatedLife.BUSY), this::assign);
        }
        for (int i = time.oneIn(4) ? 2 : 0; i > 0; i--) {
            time.in(time.upTo(AT_ONCE), this::ask);
        }
        if (time.oneIn(4)) {
            time.in(time.upTo(time.oneIn(3) ? AT_ONCE : SimulatedLife.BUSY), life::loseRun);
        }
        time.at(quietFrom, () -> life.ask(new Request.Resume(operation())));
    }

    private OperationId operation() {
        return new OperationId(new UUID(9, ++operations));
    }

    private void ask() {
        Request request = request(operation());
        if (time.oneIn(8)) {
            rows.giveUp(request.operationId());
            // Its caller was told that nobody took it, and repeats it.
            time.in(Duration.ofHours(1), () -> life.askAgain(request));
        }
        life.ask(request);
        switch (time.random.nextInt(8)) {
            case 0 -> time.in(time.upTo(SOON), life::loseRun);
            case 1, 2 -> time.in(time.upTo(SOON), this::ask);
            case 3, 4 -> time.in(time.upTo(Duration.ofSeconds(8)), life::lookAgain);
            default -> {}
        }
    }

    void askToEnd() {
        life.ask(new Request.Cancel(operation(), time.oneIn(2)));
    }

    private Request request(OperationId id) {
        return switch (time.random.nextInt(12)) {
            case 0, 1 -> new Request.PlaceHold(id);
            case 2, 3 -> new Request.LiftHold(id);
            case 4 -> new Request.Cancel(id, true);
            case 5 -> new Request.UndoCancellation(id);
            case 6 -> new Request.ChangePaymentMethod(id, "pm_new");
            case 7 -> time.oneIn(3) ? new Request.Cancel(id, false) : new Request.Resume(id);
            case 8 -> time.oneIn(2) ? new Request.Withdraw(id) : new Request.Resume(id);
            default -> new Request.ChangeSeats(id, 1 + time.random.nextInt(9));
        };
    }

    /** Seats are given to people and taken from them, never more than there may be. */
    private void assign() {
        rows.assign(time.random.nextInt(1 + rows.row(Samples.ID).seatLimit()));
        if (time.oneIn(2)) {
            life.lookAgain();
        }
    }
}
