package io.tenure.store.seat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A few connections that do nothing but one statement, which each of them prepares once and keeps. A pool for general use asks each connection
 * whether it lives, one more trip on the wire, and waits up to seconds between attempts to connect after an outage; here a stale connection is
 * noticed by the statement itself, and the next caller connects at once.
 *
 * <p>A caller waits at most 300 ms for its turn (in order of arrival) and 500 ms for an answer, and knows in 900 ms that there is none. The
 * server gives a statement up after 450 ms: there are never more backends than lanes.
 */
final class CheckLanes implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMillis(900);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(300);

    private final BlockingQueue<Lane> free;
    private final int lanes;

    /** What to do with the prepared statement. May be done twice, when a connection turns out to be stale. */
    interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    CheckLanes(CheckConnector connector, String statement, int lanes) {
        this.lanes = lanes;
        free = new ArrayBlockingQueue<>(lanes, true);
        for (int i = 0; i < lanes; i++) {
            free.add(new Lane(connector, statement));
        }
    }

    <T> T run(Work<T> work) throws SQLException {
        return run(work, LONGEST);
    }

    /** Connects where that takes longer than a caller waits. */
    <T> T runPatiently(Work<T> work) throws SQLException {
        return run(work, PATIENCE);
    }

    private <T> T run(Work<T> work, Duration longest) throws SQLException {
        long deadline = System.nanoTime() + longest.toNanos();
        Lane lane = take();
        try {
            return lane.run(work, deadline);
        } finally {
            free.add(lane);
        }
    }

    /** Waits for those that are under way. */
    @Override
    public void close() {
        for (int i = 0; i < lanes; i++) {
            try {
                take().close();
            } catch (SQLTransientConnectionException stillBusy) {
                return;
            }
        }
    }

    private Lane take() throws SQLTransientConnectionException {
        try {
            Lane lane = free.poll(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
            if (lane != null) {
                return lane;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("No connection became free in time");
    }
}
