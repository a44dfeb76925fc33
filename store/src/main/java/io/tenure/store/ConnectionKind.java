package io.tenure.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How connections wait, for every connection of every process. Three limits lie inside each other: for a lock, for a statement (both kept by the server) and
 * for an answer (kept by the client), so that the server has ended what nobody waits for any more. A server that vanished without a word costs a statement
 * the last of them. A transaction whose client vanished is ended by the server, and with it its locks.
 */
public enum ConnectionKind {

    /** Requests of the API: the rows of one organization, or of none. */
    API_REQUEST("tenure-api", Role.LOGIN, Limits.of(2_500, 3_000, 4)),

    /** The API where it sees the rows of all. */
    API_ACROSS_TENANTS("tenure-api", Role.SYSTEM, Limits.of(2_500, 3_000, 4)),

    /** Checks. Their callers limit each answer to half a second; the last limit is that of each step of a login. */
    CHECK("tenure-check", Role.SYSTEM, Limits.of(400, 450, 1)),

    /** Activities, relay, metrics. */
    WORKER("tenure-worker", Role.SYSTEM, Limits.of(3_000, 5_000, 6)),

    /** The sweep's own connection: it holds a lock of the session between its statements, outside of transactions. */
    SWEEP("tenure-sweep", Role.SYSTEM, Limits.of(3_000, 5_000, 6)),

    /** A command of an operator, in one transaction; one that checks a long chain works long between its statements. */
    OPERATOR("tenure-operator", Role.SYSTEM, new Limits(10_000, 50_000, 600_000, 60, 10)),

    /** Roles and migrations: a statement takes as long as a table is large, but waits for nobody's lock for long, since all wait behind it. */
    SETUP("tenure-setup", Role.LOGIN, new Limits(10_000, 0, 0, 3_600, 10));

    /** Networks forget quiet connections after 5 minutes or more. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private static final Duration LONGEST_VALIDATION = Duration.ofMillis(250);

    /** A connection keeps to the server that it once found. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    /** By these the server notices within half a minute that the other end of a quiet connection is gone. */
    private static final String SERVER_KEEPALIVE =
            "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private final String application;
    private final Role role;
    private final Limits limits;

    ConnectionKind(String application, Role role, Limits limits) {
        this.application = application;
        this.role = role;
        this.limits = limits;
    }

    private enum Role {
        LOGIN,
        SYSTEM
    }

    /**
     * Zero: none.
     *
     * @param idleMillis of a transaction between its statements
     */
    private record Limits(int lockMillis, int statementMillis, int idleMillis, int answerSeconds, int connectSeconds) {

        static Limits of(int lockMillis, int statementMillis, int answerSeconds) {
            return new Limits(lockMillis, statementMillis, Math.max(statementMillis, 5_000), answerSeconds, 1);
        }
    }

    /** What the driver and the server are told at each connect. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", application);
        properties.setProperty("options", options());
        properties.setProperty("connectTimeout", Integer.toString(limits.connectSeconds()));
        properties.setProperty("sslResponseTimeout", "1000");
        properties.setProperty("socketTimeout", Integer.toString(limits.answerSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        if (this != SETUP) {
            // Not preparing costs three to five times PostgreSQL's CPU.
            properties.setProperty("prepareThreshold", "1");
            // Saves the driver a question at each connect.
            properties.setProperty("assumeMinServerVersion", "16");
        }
        // The detail of a refusal repeats what was sent, which may name a person.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /** Gives a pool this kind of connections; its size, and how long its callers wait for one, are the process's own. */
    public void furnish(HikariConfig pool, DatabaseAddress address) {
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setDataSourceProperties(properties());
        pool.setKeepaliveTime(LONGEST_SILENCE.toMillis());
        pool.setMaxLifetime(LONGEST_LIFE.toMillis());
        // A process starts and stays up while its database is away.
        pool.setInitializationFailTimeout(-1);
        // After a failover a pool is full of dead connections, and whoever comes finds them one by one.
        pool.setValidationTimeout(LONGEST_VALIDATION.toMillis());
    }

    /** Opens a connection for each that is asked for. */
    public PGSimpleDataSource unpooled(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        Properties properties = properties();
        try {
            for (String name : properties.stringPropertyNames()) {
                source.setProperty(name, properties.getProperty(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The driver does not know a property", e);
        }
        return source;
    }

    private String options() {
        return (role == Role.SYSTEM ? DatabaseSetup.AS_SYSTEM + " " : "") + SERVER_KEEPALIVE
                + " -c lock_timeout=" + limits.lockMillis()
                + " -c statement_timeout=" + limits.statementMillis()
                + " -c idle_in_transaction_session_timeout=" + limits.idleMillis();
    }
}
