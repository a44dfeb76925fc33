package io.tenure.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The database goes away under a worker's hands, in each way: its relay goes on by itself, and its health says what is so. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class WorkerOutageTest {

    private static final Duration BACK = Duration.ofSeconds(10);
    private static final int POOLED = 20;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final WorkerRows ROWS = new WorkerRows(DATABASE);
    private static final TestProxy PROXY =
            TestProxy.before(Integer.parseInt(DATABASE.settings().url().replaceAll(".*:([0-9]+)/.*", "$1")));
    private static final ConfigurableApplicationContext WORKER = WorkerApplicationTest.start(
            DATABASE,
            "jdbc:postgresql://127.0.0.1:" + PROXY.port() + "/"
                    + DATABASE.settings().database(),
            "--spring.temporal.test-server.enabled=true");

    private final AtomicInteger mostBackends = new AtomicInteger();

    @AfterAll
    static void stop() {
        WORKER.close();
        PROXY.close();
        DATABASE.close();
    }

    @BeforeEach
    void isWell() {
        await().atMost(BACK).until(() -> databaseIs("UP"));
        await().atMost(BACK).until(relayTakes());
    }

    /** How a database goes away. */
    private enum Outage {
        /** A failover that drops the packets of established connections. */
        FROZEN(TestProxy::freeze, false),
        /** Nothing of it answers. */
        VANISHED(TestProxy::vanish, true),
        /** Its process is gone. */
        STOPPED(TestProxy::stop, true);

        private final Consumer<TestProxy> begin;
        private final boolean lasts;

        Outage(Consumer<TestProxy> begin, boolean lasts) {
            this.begin = begin;
            this.lasts = lasts;
        }
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void endsByItself(Outage outage) {
        long begun = System.nanoTime();
        outage.begin.accept(PROXY);
        if (outage.lasts) {
            await().atMost(BACK).until(() -> databaseIs("DOWN"));
            PROXY.comeBack();
        }
        long over = System.nanoTime();
        await().atMost(BACK).until(relayTakes());
        long took = System.nanoTime();
        await().atMost(BACK).until(() -> databaseIs("UP"));
        report(outage.name(), over - begun, took - over);

        assertThat(mostBackends.get()).isLessThanOrEqualTo(2 * POOLED);
    }

    @Test
    void goesOnWhenALockedTableIsFree() {
        try (Handle lock = OWNER.open()) {
            long begun = System.nanoTime();
            long event = waiting();
            lock.begin();
            lock.execute("lock table webhook_event");
            await().atMost(BACK).until(() -> count("not granted") > 0);
            await().atMost(BACK).until(() -> count("not granted") == 0);
            lock.rollback();
            long over = System.nanoTime();
            await().atMost(BACK).until(() -> ROWS.event(event).attempts() > 0);
            report("LOCKED", over - begun, System.nanoTime() - over);

            assertThat(mostBackends.get()).isLessThanOrEqualTo(POOLED);
        }
    }

    /** An event that is due now; nobody knows whom it concerns, so nothing is told to Temporal. */
    private static long waiting() {
        return ROWS.waiting("sub_nobody", Instant.now());
    }

    private Callable<Boolean> relayTakes() {
        long event = waiting();
        return () -> {
            mostBackends.accumulateAndGet(backends(), Math::max);
            return ROWS.event(event).attempts() > 0;
        };
    }

    private static boolean databaseIs(String status) {
        String health = WorkerApplicationTest.get(WORKER, "/actuator/health").body();
        return JsonMapper.shared()
                .readTree(health)
                .at("/components/db/status")
                .asString()
                .equals(status);
    }

    private static int backends() {
        return OWNER.withHandle(
                handle -> handle.createQuery("""
                    select count(*)
                      from pg_stat_activity
                     where datname          = current_database()
                       and application_name = 'tenure-worker'
                    """).mapTo(int.class).one());
    }

    private static int count(String locks) {
        return OWNER.withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_locks where relation = 'webhook_event'::regclass and " + locks)
                .mapTo(int.class)
                .one());
    }

    private void report(String outage, long lasted, long back) {
        System.out.printf(
                Locale.ROOT,
                "%s: lasted %d ms, relay takes events again %d ms after its end, at most %s backends%n",
                outage,
                TimeUnit.NANOSECONDS.toMillis(lasted),
                TimeUnit.NANOSECONDS.toMillis(back),
                mostBackends);
    }
}
