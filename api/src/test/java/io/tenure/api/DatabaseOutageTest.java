package io.tenure.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.TestTraffic.Kind;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestProxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away under a replica's hands, in each way, and comes back: callers are told, and nobody needs to start the replica again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DatabaseOutageTest {

    private static final Duration BACK = Duration.ofSeconds(10);

    /** Before an outage, nothing is tested. */
    private static final Duration WARM = Duration.ofSeconds(60);

    private static final int POOLED = 16;
    private static final int CHECKS = 8;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final TestProxy PROXY =
            TestProxy.before(Integer.parseInt(DATABASE.settings().url().replaceAll(".*:([0-9]+)/.*", "$1")));
    private static final RunningApi API = RunningApi.start(
            DATABASE,
            TestSystem.ISSUER.url(),
            "127.0.0.1:1",
            "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + PROXY.port() + "/"
                    + DATABASE.settings().database());

    @AfterAll
    static void stop() {
        API.close();
        PROXY.close();
        DATABASE.close();
    }

    @BeforeEach
    void isWell() {
        PROXY.endFrozen();
        await().atMost(WARM).until(() -> backends() <= POOLED + CHECKS);
        await().atMost(WARM).until(() -> readiness() == 200);
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
        try (TestTraffic traffic = TestTraffic.begin(API, OWNER)) {
            await().atMost(WARM).until(traffic::isWell);
            long begun = beginAmidStatements(outage);
            if (outage.lasts) {
                await().atMost(BACK)
                        .until(() -> traffic.wasTold(Kind.REQUEST, begun) && traffic.wasTold(Kind.CHECK, begun));
                await().atMost(BACK).until(() -> readiness() == 503);
                PROXY.comeBack();
            }
            long over = System.nanoTime();
            await().atMost(BACK).until(() -> traffic.isWell(over) && readiness() == 200);
            traffic.report(outage.name(), begun, over);

            assertThat(traffic.wasHonest()).isTrue();
            assertThat(traffic.mostBackends("tenure-api")).isLessThanOrEqualTo(2 * POOLED);
            assertThat(traffic.mostBackends("tenure-check")).isLessThanOrEqualTo(2 * CHECKS);
        }
    }

    @Test
    void leavesNoBackendBehindALockedTable() {
        try (TestTraffic traffic = TestTraffic.begin(API, OWNER);
                Handle lock = OWNER.open()) {
            await().atMost(WARM).until(traffic::isWell);
            long begun = System.nanoTime();
            lock.begin();
            lock.execute("lock table member, seat");
            await().atMost(BACK)
                    .until(() -> traffic.wasTold(Kind.REQUEST, begun) && traffic.wasTold(Kind.CHECK, begun));
            lock.rollback();
            long over = System.nanoTime();
            await().atMost(BACK).until(() -> traffic.isWell(over));
            traffic.report("LOCKED", begun, over);

            assertThat(traffic.wasHonest()).isTrue();
            assertThat(traffic.mostBackends("tenure-api")).isLessThanOrEqualTo(2 * POOLED);
            assertThat(traffic.mostBackends("tenure-check")).isLessThanOrEqualTo(2 * CHECKS);
        }
    }

    /** With answers that are waited for, of each kind of connections. */
    private static long beginAmidStatements(Outage outage) {
        try (Handle lock = OWNER.open()) {
            lock.begin();
            lock.execute("lock table rate_limit_bucket, seat");
            await().atMost(BACK).until(() -> waitingFor("rate_limit_bucket") && waitingFor("seat"));
            long begun = System.nanoTime();
            outage.begin.accept(PROXY);
            lock.rollback();
            return begun;
        }
    }

    private static int backends() {
        return OWNER.withHandle(
                handle -> handle.createQuery("""
                    select count(*)
                      from pg_stat_activity
                     where datname          = current_database()
                       and application_name like 'tenure-%'
                    """).mapTo(int.class).one());
    }

    private static boolean waitingFor(String table) {
        return OWNER.withHandle(handle -> handle.createQuery("""
            select exists (select from pg_locks where relation = cast(:table as regclass) and not granted)
            """)
                .bind("table", table)
                .mapTo(boolean.class)
                .one());
    }

    private static int readiness() {
        return new TestHttp(API.actuatorUrl(), null)
                .get("/actuator/health/readiness")
                .status();
    }
}
