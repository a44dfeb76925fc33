package io.tenure.api.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseFailures {

    /** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
    private static final String[] AWAY = {"08", "53", "57"};

    /**
     * SQLSTATE serialization_failure, deadlock_detected and lock_not_available: PostgreSQL has undone one of two that were in each other's way, or has let
     * it wait long enough.
     */
    private static final Set<String> UNDONE = Set.of("40001", "40P01", "55P03");

    /** SQLSTATE character_not_in_repertoire. */
    private static final String UNSTORABLE = "22021";

    /** SQLSTATE unique_violation. */
    private static final String DUPLICATE = "23505";

    private DatabaseFailures() {}

    /** Whether another try may help: no connection, none in time, or another transaction in the way. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** What PostgreSQL, or the way to it, has said; empty where no statement failed. */
    static Optional<SQLException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether a text holds what PostgreSQL cannot store, which is U+0000 alone. */
    public static boolean isUnstorable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNSTORABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row that must be one of its kind was there already. */
    public static boolean isDuplicate(Throwable failure) {
        return refusal(failure)
                .map(SQLException::getSQLState)
                .filter(DUPLICATE::equals)
                .isPresent();
    }

    /** PostgreSQL and its driver always name a state; without one a pool says that a connection has been lost meanwhile. */
    private static boolean isAway(@Nullable String state) {
        if (state == null) {
            return true;
        }
        return UNDONE.contains(state) || Arrays.stream(AWAY).anyMatch(state::startsWith);
    }
}
