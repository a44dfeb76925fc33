package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody locks a table of the check, and 200 checks a second go on coming. */
final class LockedTableTest {

    private static final String ANSWERED = "";
    private static final int CONNECTIONS = 8;
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(5);
    private static final Duration LOCKED = Duration.ofSeconds(3);

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi owner = TenureJdbi.of(database.owner());
    private final DatabaseSetup.Settings settings = database.settings();
    private final SeatCheckQuery query =
            new SeatCheckQuery(settings.url(), DatabaseSetup.APPLICATION, settings.applicationPassword(), CONNECTIONS);
    private final List<Check> checks = new CopyOnWriteArrayList<>();
    private final AtomicInteger mostBackends = new AtomicInteger();

    private record Check(String state) {}

    @AfterEach
    void close() {
        query.close();
        database.close();
    }

    @Test
    void leavesNoBackendBehindAndAnswersAtOnceAfterwards() {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(query::open);
        List<Check> whileLocked = checkWhileLocked();

        System.out.printf("%d checks of a locked table, at most %s backends%n", whileLocked.size(), mostBackends);
        assertThat(mostBackends.get()).isLessThanOrEqualTo(CONNECTIONS);
        assertThat(whileLocked).extracting(Check::state).contains("55P03").doesNotContain(ANSWERED);
        await().atMost(Duration.ofSeconds(2)).ignoreExceptions().until(() -> answer().isEmpty());
        assertThat(backends()).isLessThanOrEqualTo(CONNECTIONS);
    }

    private List<Check> checkWhileLocked() {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            try (Handle lock = owner.open()) {
                lock.begin();
                lock.execute("lock table seat");
                ScheduledFuture<?> coming = clock.scheduleAtFixedRate(
                        () -> Thread.ofVirtual().start(this::check),
                        0,
                        BETWEEN_CHECKS.toMillis(),
                        TimeUnit.MILLISECONDS);
                long until = System.nanoTime() + LOCKED.toNanos();
                await().pollInterval(Duration.ofMillis(20)).until(() -> {
                    mostBackends.accumulateAndGet(backends(), Math::max);
                    return System.nanoTime() > until;
                });
                coming.cancel(false);
                List<Check> whileLocked = List.copyOf(checks);
                lock.rollback();
                return whileLocked;
            }
        }
    }

    private void check() {
        String state = ANSWERED;
        try {
            answer();
        } catch (SQLException failure) {
            state = String.valueOf(failure.getSQLState());
        }
        checks.add(new Check(state));
    }

    private Optional<SeatCheckRow> answer() throws SQLException {
        return query.find(new SeatCheckQuery.Question(new byte[32], "nobody", "nobody"));
    }

    private int backends() {
        return owner.withHandle(
                handle -> handle.createQuery("""
                    select count(*)
                      from pg_stat_activity
                     where datname          = current_database()
                       and application_name = 'tenure-check'
                    """).mapTo(int.class).one());
    }
}
