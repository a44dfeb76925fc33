package io.tenure.worker.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.worker.TemporalInMemory;
import io.tenure.worker.WorkerRows;
import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.worker.temporal.TemporalAvailability.TemporalArrived;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class SweepTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final TemporalInMemory TEMPORAL = new TemporalInMemory();
    private static final WorkerRows ROWS = new WorkerRows(DATABASE);
    private static final Duration INTERVAL = Duration.ofMinutes(15);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Sweep> sweeps = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private Jdbi connections = ownConnections();

    @AfterAll
    static void close() {
        TEMPORAL.close();
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        ROWS.deleteSubscriptions();
    }

    @AfterEach
    void end() {
        sweeps.forEach(Sweep::end);
    }

    @Test
    void startsWhatIsMissingAndLeavesWhatRuns() {
        List<SubscriptionId> missing = new ArrayList<>(ROWS.subscriptions(7, Standing.ACTIVE));
        missing.add(ROWS.subscription(Standing.PENDING));
        SubscriptionId running = ROWS.subscription(Standing.SUSPENDED);
        SubscriptionId ended = ROWS.subscription(Standing.CANCELED);
        starter(TEMPORAL.client()).tell(target(running), new ProviderChanged(1, 1));

        untilDone(sweep(4));

        await().untilAsserted(() -> assertThat(missing)
                .allSatisfy(id -> assertThat(TEMPORAL.runs(id)).isEqualTo(1)));
        assertThat(TEMPORAL.runs(running)).isEqualTo(1);
        assertThat(TEMPORAL.runs(ended)).isZero();
        assertThat(started()).isEqualTo(8);
    }

    @Test
    void startsNothingTwice() {
        ROWS.subscriptions(3, Standing.TRIALING);
        Sweep sweep = sweep(100);
        untilDone(sweep);

        untilDone(sweep);

        assertThat(started()).isEqualTo(3);
    }

    @Test
    void takesASecondForAPage() {
        ROWS.subscriptions(2, Standing.ACTIVE);

        assertThat(sweep(1).step()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void leavesTheRowsToTheWorkerThatWalks() {
        ROWS.subscriptions(2, Standing.ACTIVE);
        Sweep walking = sweep(1);
        walking.step();

        assertThat(sweep(1).step()).isEqualTo(INTERVAL);
        assertThat(started()).isEqualTo(1);

        untilDone(walking);
        untilDone(sweep(100));
        assertThat(started()).isEqualTo(2);
    }

    @Test
    void beginsAnewWhenTemporalComesBack() {
        List<SubscriptionId> ids = ROWS.subscriptions(3, Standing.ACTIVE);
        Sweep sweep = sweep(1);
        sweep.step();
        sweep.step();
        await().until(() -> TEMPORAL.runs(ids.getFirst()) == 1);
        TEMPORAL.end(ids.getFirst());

        sweep.startAnew(new TemporalArrived());
        untilDone(sweep);

        await().untilAsserted(() -> assertThat(TEMPORAL.runs(ids.getFirst())).isEqualTo(2));
    }

    @Test
    void waitsForTemporalWithoutTakingTheLock() {
        WorkflowClient absent = TemporalInMemory.absent();
        ROWS.subscription(Standing.ACTIVE);

        Duration rest =
                sweep(absent, TemporalInMemory.availability(absent), 100).step();

        assertThat(rest).isEqualTo(Duration.ofSeconds(1));
        untilDone(sweep(100));
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void goesOnWhereItWasWhenTemporalWentAway() {
        ROWS.subscriptions(2, Standing.ACTIVE);
        TemporalInMemory leaving = new TemporalInMemory();
        TemporalAvailability temporal = leaving.available();
        Sweep sweep = sweep(leaving.client(), temporal, 1);
        sweep.step();
        leaving.close();

        assertThat(sweep.step()).isEqualTo(Duration.ofSeconds(1));

        assertThat(temporal.isUp()).isFalse();
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void startsSomethingFromEachPageHoweverLongItTookToRead() {
        ROWS.subscriptions(3, Standing.ACTIVE);
        connections.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
            }
        });

        untilDone(sweep(1));

        assertThat(started()).isEqualTo(3);
    }

    @Test
    void leavesNoConnectionBehindWhenTheLockCannotBeAskedFor() {
        List<Connection> opened = new ArrayList<>();
        connections = TenureJdbi.of(
                new DriverManagerDataSource(
                        DATABASE.settings().url(),
                        "tenure_app",
                        DATABASE.settings().applicationPassword()) {
                    @Override
                    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
                        Connection connection = super.getConnectionFromDriver(properties);
                        opened.add(connection);
                        return connection;
                    }
                });
        connections.getConfig(SqlStatements.class).addCustomizer(new StatementCustomizer() {
            @Override
            public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
                throw new SQLException("gone", "08006");
            }
        });

        assertThatThrownBy(() -> SweepWalk.begin(connections)).isInstanceOf(JdbiException.class);

        assertThat(opened).hasSize(1).allMatch(SweepTest::isClosed);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void untilDone(Sweep sweep) {
        Duration rest = sweep.step();
        while (!rest.equals(INTERVAL)) {
            rest = sweep.step();
        }
    }

    private double started() {
        return meters.get("tenure.sweep.started").counter().count();
    }

    private Sweep sweep(int rate) {
        return sweep(TEMPORAL.client(), TEMPORAL.available(), rate);
    }

    private Sweep sweep(WorkflowClient client, TemporalAvailability temporal, int rate) {
        Sweep sweep = new Sweep(
                () -> SweepWalk.begin(connections),
                starter(client),
                new SweepTally(meters),
                new Sweep.Pace(temporal, rate, INTERVAL, nanoTime::get));
        sweeps.add(sweep);
        return sweep;
    }

    private static Jdbi ownConnections() {
        DriverManagerDataSource unpooled = new DriverManagerDataSource(
                DATABASE.settings().url(), "tenure_app", DATABASE.settings().applicationPassword());
        Properties properties = new Properties();
        properties.setProperty("options", DatabaseSetup.AS_SYSTEM);
        unpooled.setConnectionProperties(properties);
        return TenureJdbi.of(unpooled);
    }

    private static SubscriptionStarter starter(WorkflowClient client) {
        return new SubscriptionStarter(client, Duration.ofSeconds(2));
    }

    private static StartTarget target(SubscriptionId id) {
        return new StartTarget(id, new OrganizationId(new UUID(0, 1)), Standing.ACTIVE, null);
    }
}
