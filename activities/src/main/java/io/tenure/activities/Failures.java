package io.tenure.activities;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.FailureType;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception that no activity expected says about another try. PostgreSQL is always worth one: {@code database-unavailable} when it is away,
 * {@code database-} and the SQLSTATE when it refused, which only a deployment can mend. Anything else is a defect, named by its class.
 */
final class Failures {

    private static final int CLASS_LENGTH = 2;

    /** SQLSTATE classes: connection, state of a transaction (read-only after a failover), rollback of a transaction, insufficient resources, operator intervention, system error. */
    private static final Set<String> AWAY = Set.of("08", "25", "40", "53", "57", "58");

    /** SQLSTATE lock_not_available: another transaction has been in the way for longer than a statement waits. */
    private static final String LOCKED = "55P03";

    private Failures() {}

    static ApplicationFailure classify(RuntimeException exception) {
        SQLException refusal = sqlException(exception);
        if (refusal != null) {
            return FailureType.UNAVAILABLE.failure(code(refusal.getSQLState()));
        }
        if (exception instanceof JdbiException) {
            return FailureType.BUG.failure("database-mapping");
        }
        return FailureType.BUG.failure(exception.getClass().getSimpleName());
    }

    private static String code(@Nullable String state) {
        boolean away = state == null
                || state.length() < CLASS_LENGTH
                || AWAY.contains(state.substring(0, CLASS_LENGTH))
                || state.equals(LOCKED);
        return away ? DatabaseCall.AWAY : "database-" + state;
    }

    private static @Nullable SQLException sqlException(@Nullable Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }
}
