package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionDao.SeatLimitChange;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Sixty-four people want the last seat, a thousand times, each on a connection of its own. */
final class SeatRaceTest {

    private static final int PEOPLE = 64;
    private static final int ROUNDS = 1000;
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final Jdbi owner = TenureJdbi.of(DATABASE.owner());
    private final AtomicInteger assigned = new AtomicInteger();
    private final AtomicInteger lowered = new AtomicInteger();
    private final List<String> wrongs = new ArrayList<>();
    private SubscriptionId subscription;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void subscribe() {
        ApplicationId application = rows.application();
        subscription = new SubscriptionId(rows.id());
        owner.useHandle(handle -> handle.execute(
                """
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          quantity, seat_limit, effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 3, 3, 'e', now(), now())
                """,
                subscription,
                rows.organization(),
                application,
                rows.plan(application, "price_" + subscription, 0)));
    }

    @Test
    void givesTheLastSeatToOneOfManyAlsoWhileTheNumberShrinks() throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(PEOPLE + 1, this::begin);
        CyclicBarrier end = new CyclicBarrier(PEOPLE + 1, this::judge);
        try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + 1)) {
            List<Future<?>> racers = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                UserId user = new UserId("user_" + person);
                racers.add(threads.submit(() -> race(start, end, (handle, round) -> assign(handle, user))));
            }
            racers.add(threads.submit(() -> race(start, end, this::lowerEverySecondRound)));
            for (Future<?> racer : racers) {
                racer.get();
            }
        }
        assertThat(wrongs).isEmpty();
        assertThat(lowered.get()).as("rounds that the reduction won").isPositive();
    }

    private interface Move {
        void make(Handle handle, int round);
    }

    private Void race(CyclicBarrier start, CyclicBarrier end, Move move)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try (Handle handle = application().open()) {
            for (int round = 0; round < ROUNDS; round++) {
                int number = round;
                start.await(1, TimeUnit.MINUTES);
                handle.useTransaction(transaction -> move.make(transaction, number));
                end.await(1, TimeUnit.MINUTES);
            }
        }
        return null;
    }

    /** Two of three seats are taken. */
    private void begin() {
        assigned.set(0);
        owner.useHandle(handle -> {
            handle.execute("delete from seat where subscription_id = ?", subscription);
            handle.execute("update subscription set seat_limit = 3 where subscription_id = ?", subscription);
        });
        rows.seat(subscription, "first");
        rows.seat(subscription, "second");
    }

    private void assign(Handle handle, UserId user) {
        SeatRow wanted = new SeatRow(new SeatId(rows.id()), subscription, user, null, Instant.now(), null);
        if (handle.attach(SeatDao.class).assign(wanted) instanceof Assignment.Assigned) {
            assigned.incrementAndGet();
        }
    }

    /** As the workflow's activity does it: lock, count, lower. */
    private void lowerEverySecondRound(Handle handle, int round) {
        if (round % 2 == 0) {
            return;
        }
        SubscriptionDao subscriptions = handle.attach(SubscriptionDao.class);
        SubscriptionRow stored = subscriptions.lock(subscription).orElseThrow();
        if (subscriptions.countSeats(subscription) <= 2) {
            subscriptions.changeSeatLimit(
                    new SeatLimitChange(subscription, stored.revision(), 2, "lowered", Instant.now()));
        }
    }

    /** As many as the number says: none was given twice, and none was left over while people waited. */
    private void judge() {
        owner.useHandle(handle -> {
            int limit = number(handle, "select seat_limit from subscription where subscription_id = ?");
            int seats = number(handle, "select count(*) from seat where subscription_id = ? and revoked_at is null");
            if (limit == 2) {
                lowered.incrementAndGet();
            }
            if (seats != limit || assigned.get() != limit - 2) {
                wrongs.add(seats + " seats of " + limit + ", " + assigned.get() + " answers of success");
            }
        });
    }

    private int number(Handle handle, String sql) {
        return handle.createQuery(sql).bind(0, subscription).mapTo(int.class).one();
    }

    private static Jdbi application() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(DATABASE.settings().url());
        source.setUser(DatabaseSetup.APPLICATION);
        source.setPassword(DATABASE.settings().applicationPassword());
        source.setOptions(DatabaseSetup.AS_SYSTEM);
        source.setPrepareThreshold(1);
        return TenureJdbi.of(source);
    }
}
