package io.tenure.store.seat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one lane to its next connection, used by one thread at a time. A login that takes longer than its caller waits goes on for the next caller: at
 * no time has a lane two.
 */
final class Login {

    private static final Logger log = LoggerFactory.getLogger(Login.class);

    /** What nobody has fetched since then may have been forgotten by the network. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(2);

    private final CheckConnector connector;
    private @Nullable CompletableFuture<Connection> underWay;
    private long begunAt;

    Login(CheckConnector connector) {
        this.connector = connector;
    }

    /** Throws when there is no connection after so many milliseconds. What failed for an earlier caller is tried again. */
    Connection connect(long withinMillis) throws SQLException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
        if (System.nanoTime() - begunAt > LONGEST_IDLE.toNanos()) {
            abandon();
        }
        CompletableFuture<Connection> earlier = underWay;
        if (earlier != null) {
            try {
                return take(earlier, until);
            } catch (SQLException failure) {
                if (underWay != null) {
                    throw failure;
                }
            }
        }
        CompletableFuture<Connection> own = connector.connect();
        underWay = own;
        begunAt = System.nanoTime();
        return take(own, until);
    }

    /** What is under way is closed as soon as it is there. */
    void abandon() {
        if (underWay != null) {
            underWay.thenAccept(Login::close);
            underWay = null;
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("A connection could not be closed", e);
        }
    }

    private Connection take(CompletableFuture<Connection> login, long until) throws SQLException {
        try {
            Connection connection = login.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            underWay = null;
            return connection;
        } catch (ExecutionException e) {
            underWay = null;
            throw e.getCause() instanceof SQLException failure ? failure : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted on the way to a connection", e);
        } catch (TimeoutException e) {
            throw new SQLTransientConnectionException("No connection in time", e);
        }
    }
}
