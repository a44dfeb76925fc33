package io.tenure.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A fresh, migrated database for a test class: {@code static final TestDatabase DATABASE = TestDatabase.create();}. All databases of a JVM stand on
 * one embedded PostgreSQL that starts with the first; each is copied from a migrated template in about 50 ms.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String PASSWORD = "test";
    private static final String TEMPLATE = "tenure_template";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final DatabaseSetup.Settings settings;
    private final HikariDataSource application;
    private final HikariDataSource request;
    private final HikariDataSource owner;

    private TestDatabase(DatabaseSetup.Settings settings) {
        this.settings = settings;
        HikariConfig system = config(settings, DatabaseSetup.APPLICATION, settings.applicationPassword(), 16);
        system.addDataSourceProperty("options", DatabaseSetup.AS_SYSTEM);
        application = new HikariDataSource(system);
        request = new HikariDataSource(config(settings, DatabaseSetup.APPLICATION, settings.applicationPassword(), 4));
        owner = new HikariDataSource(config(settings, DatabaseSetup.OWNER, settings.ownerPassword(), 4));
    }

    /** A copy of the migrated template. */
    public static TestDatabase create() {
        String name = "tenure_" + COUNTER.incrementAndGet();
        superuser().useHandle(handle -> {
            handle.execute("create database " + name + " template " + TEMPLATE + " owner " + DatabaseSetup.OWNER);
            handle.execute("revoke all on database " + name + " from public");
            handle.execute("grant connect on database " + name + " to " + DatabaseSetup.APPLICATION);
        });
        return new TestDatabase(settings(name));
    }

    /** Settings for a database that does not exist yet, on the same server. */
    public static DatabaseSetup.Settings settings(String database) {
        return new DatabaseSetup.Settings(
                "localhost", Server.POSTGRES.getPort(), database, "postgres", "postgres", PASSWORD, PASSWORD);
    }

    /** As the application sees it where it sees all organizations: pooled, statements prepared at first use. */
    public DataSource application() {
        return application;
    }

    /** As a request of the API sees it: the rows of the organization that its connection names, of none without one. */
    public DataSource request() {
        return request;
    }

    /** As the owner of the schema sees it: for arranging rows and for checks from outside. */
    public DataSource owner() {
        return owner;
    }

    /** JDBI as the application where it sees all organizations. */
    public Jdbi jdbi() {
        return TenureJdbi.of(application);
    }

    /** Address, roles and passwords, for parts that open their own pool. */
    public DatabaseSetup.Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        application.close();
        request.close();
        owner.close();
        superuser().useHandle(handle -> handle.execute("drop database " + settings.database() + " with (force)"));
    }

    private static Jdbi superuser() {
        return Server.SUPERUSER;
    }

    private static HikariConfig config(DatabaseSetup.Settings settings, String user, String password, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url() + "?prepareThreshold=1");
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Starts with the first use and ends with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();
        private static final Jdbi SUPERUSER = installed();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Jdbi installed() {
            DatabaseSetup.install(settings(TEMPLATE));
            return Jdbi.create(POSTGRES.getPostgresDatabase());
        }
    }
}
