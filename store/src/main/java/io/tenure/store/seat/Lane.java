package io.tenure.store.seat;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with one prepared statement, used by one thread at a time. Any failure closes it; the next use connects anew. */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private static final Duration LONGEST_ANSWER = Duration.ofMillis(700);

    /** Left for the answer when connecting has taken its time. */
    private static final Duration SHORTEST_ANSWER = Duration.ofMillis(200);

    /** Networks forget quiet connections without telling, after 5 minutes or more; and a connection keeps to the server that it once found. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(2);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    /** The server ended the session, or no longer knows the statement as it was prepared. */
    private static final Set<String> STALE = Set.of("57P01", "57P02", "57P05", "26000", "0A000");

    private final CheckConnector connector;
    private final String sql;
    private @Nullable PreparedStatement statement;
    private int timeoutMillis;
    private long openedAt;
    private long usedAt;

    Lane(CheckConnector connector, String sql) {
        this.connector = connector;
        this.sql = sql;
    }

    /** Tries twice when a connection that was open before turns out to be stale, for that says nothing about the database. */
    <T> T run(CheckLanes.Work<T> work, long deadline) throws SQLException {
        closeWhenOld();
        boolean open = statement != null;
        try {
            return attempt(work, deadline);
        } catch (SQLException failure) {
            if (!open || !isStale(failure)) {
                throw failure;
            }
        }
        return attempt(work, deadline);
    }

    void close() {
        if (statement == null) {
            return;
        }
        try {
            statement.getConnection().close();
        } catch (SQLException e) {
            log.debug("A connection could not be closed", e);
        } finally {
            statement = null;
        }
    }

    private <T> T attempt(CheckLanes.Work<T> work, long deadline) throws SQLException {
        boolean sound = false;
        try {
            T result = work.on(ready(deadline));
            sound = true;
            usedAt = System.nanoTime();
            return result;
        } finally {
            if (!sound) {
                close();
            }
        }
    }

    private PreparedStatement ready(long deadline) throws SQLException {
        PreparedStatement ready = statement == null ? open(millisTo(deadline) - SHORTEST_ANSWER.toMillis()) : statement;
        int wanted = (int) Math.min(millisTo(deadline), LONGEST_ANSWER.toMillis());
        if (wanted != timeoutMillis) {
            ready.getConnection().setNetworkTimeout(Runnable::run, wanted);
            timeoutMillis = wanted;
        }
        return ready;
    }

    private PreparedStatement open(long withinMillis) throws SQLException {
        Connection connection = connector.connect(Math.max(1, withinMillis));
        try {
            PreparedStatement opened = connection.prepareStatement(sql);
            statement = opened;
            timeoutMillis = 0;
            openedAt = System.nanoTime();
            return opened;
        } finally {
            if (statement == null) {
                connection.close();
            }
        }
    }

    private static long millisTo(long deadline) {
        return Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    private void closeWhenOld() {
        long now = System.nanoTime();
        if (now - usedAt > LONGEST_IDLE.toNanos() || now - openedAt > LONGEST_LIFE.toNanos()) {
            close();
        }
    }

    /** A broken connection is stale; a silent one is not, for another would hardly answer sooner. */
    private static boolean isStale(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || failure.getCause() instanceof SocketTimeoutException) {
            return false;
        }
        return state.startsWith("08") || STALE.contains(state);
    }
}
