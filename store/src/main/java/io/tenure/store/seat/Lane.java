package io.tenure.store.seat;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one prepared statement, used by one thread at a time. What the server gives up leaves it as it is; any other failure closes it, and
 * the next use connects anew.
 */
final class Lane {

    /** Longer than the server's own limit (ConnectionKind.CHECK). Begun with less, a statement would be left behind. */
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(500);

    /** Networks forget quiet connections without telling, after 5 minutes or more; and a connection keeps to the server that it once found. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(2);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    /** The server ended the session, or no longer knows the statement as it was prepared. */
    private static final Set<String> STALE = Set.of("57P01", "57P02", "57P05", "26000", "0A000");

    /** The server ended the statement alone: it took too long, or waited too long for a lock. */
    private static final Set<String> GIVEN_UP = Set.of("57014", "55P03");

    private final Login login;
    private final String sql;
    private @Nullable Session session;
    private long usedAt;

    private record Session(Connection connection, PreparedStatement statement, long openedAt) {}

    Lane(CheckConnector connector, String sql) {
        this.login = new Login(connector);
        this.sql = sql;
    }

    /** Tries twice when a connection that was open before turns out to be stale, for that says nothing about the database. */
    <T> T run(CheckLanes.Work<T> work, long deadline) throws SQLException {
        closeWhenOld();
        boolean open = session != null;
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
        login.abandon();
        disconnect();
    }

    private <T> T attempt(CheckLanes.Work<T> work, long deadline) throws SQLException {
        PreparedStatement ready = ready(deadline);
        boolean sound = false;
        try {
            T result = work.on(ready);
            sound = true;
            return result;
        } catch (SQLException failure) {
            sound = GIVEN_UP.contains(String.valueOf(failure.getSQLState()));
            throw failure;
        } finally {
            usedAt = System.nanoTime();
            if (!sound) {
                disconnect();
            }
        }
    }

    private PreparedStatement ready(long deadline) throws SQLException {
        Session ready = session == null ? open(millisTo(deadline) - LONGEST_ANSWER.toMillis()) : session;
        if (millisTo(deadline) < LONGEST_ANSWER.toMillis()) {
            throw new SQLTransientConnectionException("No time is left for an answer");
        }
        return ready.statement();
    }

    private Session open(long withinMillis) throws SQLException {
        Connection connection = login.connect(withinMillis);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
            Session opened = new Session(connection, connection.prepareStatement(sql), System.nanoTime());
            session = opened;
            return opened;
        } finally {
            if (session == null) {
                Login.close(connection);
            }
        }
    }

    private void disconnect() {
        if (session != null) {
            Login.close(session.connection());
            session = null;
        }
    }

    private static long millisTo(long deadline) {
        return (deadline - System.nanoTime()) / 1_000_000;
    }

    private void closeWhenOld() {
        long now = System.nanoTime();
        if (session != null
                && (now - usedAt > LONGEST_IDLE.toNanos() || now - session.openedAt() > LONGEST_LIFE.toNanos())) {
            disconnect();
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
