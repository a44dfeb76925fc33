package io.tenure.worker.setup;

import io.tenure.store.DatabaseSetup;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;

/** What is installed in PostgreSQL, according to who installs. */
sealed interface DatabaseInstallation {

    /** @return what was done, in one line; otherwise throws a {@link SetupFailure} */
    default String install() {
        try {
            return run();
        } catch (JdbiException | FlywayException e) {
            throw SetupFailure.ofDatabase(where() + ": " + reason(e));
        }
    }

    String run();

    String where();

    private static String reason(Throwable exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage())
                .lines()
                .findFirst()
                .orElse(root.getClass().getSimpleName());
    }

    /** Roles, database, ownership, schema; by a superuser. */
    record Everything(DatabaseSetup.Settings settings) implements DatabaseInstallation {

        @Override
        public String run() {
            DatabaseSetup.install(settings);
            return "database: roles, ownership and schema of " + where() + " are ready";
        }

        @Override
        public String where() {
            return settings.url();
        }
    }

    /** The schema only; by the role that owns it, where somebody else has made roles and database. */
    record Migration(String url, String password) implements DatabaseInstallation {

        @Override
        public String run() {
            DatabaseSetup.migrate(url, DatabaseSetup.OWNER, password);
            return "database: the schema of " + url + " is ready";
        }

        @Override
        public String where() {
            return url;
        }

        @Override
        public String toString() {
            return "Migration[" + url + "]";
        }
    }
}
