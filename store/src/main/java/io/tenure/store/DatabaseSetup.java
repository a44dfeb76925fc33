package io.tenure.store;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes a database ready for Tenure, on any machine: three roles, the database, its schema. Safe to repeat; passwords are set anew each time.
 * {@code tenure_owner} owns the schema and migrates it; {@code tenure_app} reads and writes rows of the one organization that its connection names
 * ({@link TenantConnections}) and can do nothing else. {@code tenure_system} has the same rights on the rows of all organizations: nobody logs in as it,
 * {@code tenure_app} becomes it where it says so ({@link #AS_SYSTEM}).
 */
public final class DatabaseSetup {

    public static final String OWNER = "tenure_owner";
    public static final String APPLICATION = "tenure_app";
    public static final String SYSTEM = "tenure_system";

    /**
     * Value of the driver's property {@code options}: the connection begins as {@link #SYSTEM}, without a statement, and {@code reset all} does not end
     * it.
     */
    public static final String AS_SYSTEM = "-c role=" + SYSTEM;

    private DatabaseSetup() {}

    /**
     * Where to install. The superuser is used for roles, database and ownership only.
     *
     * @param host host name or address of the server
     * @param database created when it does not exist
     */
    public record Settings(
            String host,
            int port,
            String database,
            String superuser,
            String superuserPassword,
            String ownerPassword,
            String applicationPassword) {

        /** JDBC address of the database, without a user. */
        public String url() {
            return url(database);
        }

        private String url(String name) {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }

        @Override
        public String toString() {
            return "Settings[" + url() + "]";
        }
    }

    /** Roles, database, ownership and migrations. Throws a {@code JdbiException} or {@code FlywayException} when the server refuses. */
    public static void install(Settings settings) {
        superuser(settings, "postgres").useHandle(handle -> {
            putRole(handle, OWNER, settings.ownerPassword());
            putRole(handle, APPLICATION, settings.applicationPassword());
            putSystemRole(handle);
            createDatabase(handle, settings.database());
        });
        superuser(settings, settings.database()).useHandle(handle -> giveAway(handle, settings.database()));
        migrate(settings.url(), OWNER, settings.ownerPassword());
    }

    /** Brings the schema to the newest version, as the role that owns it. */
    public static void migrate(String url, String owner, String password) {
        Flyway.configure()
                .dataSource(ConnectionKind.SETUP.unpooled(new DatabaseAddress(url, owner, password)))
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", APPLICATION, "systemRole", SYSTEM))
                .load()
                .migrate();
    }

    private static Jdbi superuser(Settings settings, String database) {
        return Jdbi.create(ConnectionKind.SETUP.unpooled(
                new DatabaseAddress(settings.url(database), settings.superuser(), settings.superuserPassword())));
    }

    private static void putRole(Handle handle, String role, String password) {
        executeFormatted(
                handle,
                roleExists(handle, role) ? "alter role %I login password %L" : "create role %I login password %L",
                role,
                password);
    }

    /** Policies of a role hold for whoever inherits it: the application must become the system's role to see what that one sees. */
    private static void putSystemRole(Handle handle) {
        if (!roleExists(handle, SYSTEM)) {
            executeFormatted(handle, "create role %I nologin", SYSTEM);
        }
        executeFormatted(handle, "alter role %I noinherit", APPLICATION);
        executeFormatted(handle, "grant %I to %I", SYSTEM, APPLICATION);
    }

    private static boolean roleExists(Handle handle, String role) {
        return handle.createQuery("select exists (select from pg_roles where rolname = :role)")
                .bind("role", role)
                .mapTo(boolean.class)
                .one();
    }

    private static void createDatabase(Handle handle, String database) {
        boolean exists = handle.createQuery("select exists (select from pg_database where datname = :database)")
                .bind("database", database)
                .mapTo(boolean.class)
                .one();
        if (!exists) {
            executeFormatted(handle, "create database %I owner %I encoding 'UTF8' template template0", database, OWNER);
        }
    }

    private static void giveAway(Handle handle, String database) {
        executeFormatted(handle, "alter database %I owner to %I", database, OWNER);
        executeFormatted(handle, "revoke all on database %I from public", database);
        executeFormatted(handle, "grant connect on database %I to %I", database, APPLICATION);
        executeFormatted(handle, "alter schema public owner to %I", OWNER);
        executeFormatted(handle, "revoke all on schema public from public");
    }

    /** Utility statements take no parameters: the server itself quotes names ({@code %I}) and literals ({@code %L}). */
    private static void executeFormatted(Handle handle, String pattern, String... values) {
        String statement = handle.createQuery("select format(:pattern, variadic :values)")
                .bind("pattern", pattern)
                .bindArray("values", String.class, (Object[]) values)
                .mapTo(String.class)
                .one();
        handle.execute(statement);
    }
}
