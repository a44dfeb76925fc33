package io.tenure.workflows.subscription;

import org.jspecify.annotations.Nullable;

/** How many seats are sold, and how many may be assigned: what is sold, or fewer while fewer are asked for (billing rule 59). */
final class OracleSeats {

    private int sold;
    private int limit;
    private @Nullable Integer lowering;
    private boolean isDone;

    OracleSeats(int asked) {
        sold = asked;
        limit = asked;
    }

    /** @param waits the provider waits for the customer, so that nothing else will come of what it has not done yet */
    void saw(int quantity, boolean waits) {
        sold = quantity;
        limit = lowering == null ? quantity : Math.min(quantity, lowering);
        if (isDone && waits && lowering != null && quantity != lowering) {
            isOver();
        }
    }

    /** A grant's seats, or what is asked of it. */
    void granted(int seats) {
        sold = seats;
        limit = seats;
    }

    /** Our own number first. */
    void lowered(int seats) {
        limit = seats;
        lowering = seats;
    }

    /** The provider says that it has done what it was asked. */
    void isDone() {
        isDone = true;
    }

    /** Refused, answered or forgotten: the next look says how many may be assigned. */
    void isOver() {
        lowering = null;
        isDone = false;
    }

    @Nullable
    String judge(Subscription row) {
        return row.quantity() == sold && row.seatLimit() == limit
                ? null
                : "has " + row.quantity() + " seats, gives " + row.seatLimit() + ", instead of " + sold + " and "
                        + limit;
    }
}
