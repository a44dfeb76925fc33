package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionDao.SeatLimitChange;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/**
 * Racers who begin each round together, each on a connection of its own, and want the seats of one subscription, two of which are taken; in every second
 * round its number of seats is lowered meanwhile. After each round as many sit as the number says, and as many as were told so.
 */
final class SeatRace {

    private final TestRows rows;
    private final Jdbi owner;
    private final Numbers numbers;
    private final OrganizationId organization;
    private final SubscriptionId subscription;
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger assigned = new AtomicInteger();
    private final AtomicInteger lowered = new AtomicInteger();

    SeatRace(TestDatabase database, Numbers numbers) {
        this.rows = new TestRows(database);
        this.owner = TenureJdbi.of(database.owner());
        this.numbers = numbers;
        this.organization = rows.organization();
        this.subscription = subscribe();
    }

    /** @param limit how many seats there are, and {@code less} after they were lowered */
    record Numbers(int rounds, int limit, int less) {}

    interface Move {
        void make(Handle handle, int round);
    }

    OrganizationId organization() {
        return organization;
    }

    SubscriptionId subscription() {
        return subscription;
    }

    void told(int seats) {
        assigned.addAndGet(seats);
    }

    void wrong(String what) {
        wrongs.add(what);
    }

    private SubscriptionId subscribe() {
        ApplicationId application = rows.application();
        SubscriptionId id = new SubscriptionId(rows.id());
        owner.useHandle(handle -> handle.execute(
                """
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', ?, ?, 'e', now(), now())
                """,
                id,
                organization,
                application,
                rows.plan(application, "price_" + id, 0),
                numbers.limit(),
                numbers.limit()));
        return id;
    }

    /** @param begin is run before each round, once two seats are taken again */
    void run(Jdbi application, List<Move> moves, Runnable begin) throws InterruptedException, ExecutionException {
        List<Move> all = new ArrayList<>(moves);
        all.add(this::lowerEverySecondRound);
        CyclicBarrier start = new CyclicBarrier(all.size(), () -> begin(begin));
        CyclicBarrier end = new CyclicBarrier(all.size(), this::judge);
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Future<?>> racers = new ArrayList<>();
            all.forEach(move -> racers.add(threads.submit(() -> race(application, List.of(start, end), move))));
            for (Future<?> racer : racers) {
                racer.get();
            }
        }
        assertThat(wrongs).isEmpty();
        assertThat(lowered.get()).as("rounds that the reduction won").isPositive();
    }

    private Void race(Jdbi application, List<CyclicBarrier> barriers, Move move)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try (Handle handle = application.open()) {
            for (int round = 0; round < numbers.rounds(); round++) {
                int number = round;
                barriers.getFirst().await(1, TimeUnit.MINUTES);
                handle.useTransaction(transaction -> move.make(transaction, number));
                barriers.getLast().await(1, TimeUnit.MINUTES);
            }
        }
        return null;
    }

    private void begin(Runnable more) {
        assigned.set(0);
        owner.useHandle(handle -> {
            handle.execute("delete from seat where subscription_id = ?", subscription);
            handle.execute(
                    "update subscription set seat_limit = ? where subscription_id = ?", numbers.limit(), subscription);
        });
        more.run();
    }

    /** As the workflow's activity does it: lock, count, lower. */
    private void lowerEverySecondRound(Handle handle, int round) {
        if (round % 2 == 0) {
            return;
        }
        SubscriptionDao subscriptions = handle.attach(SubscriptionDao.class);
        SubscriptionRow stored = subscriptions.lock(subscription).orElseThrow();
        if (subscriptions.countSeats(subscription) <= numbers.less()) {
            subscriptions.changeSeatLimit(
                    new SeatLimitChange(subscription, stored.revision(), numbers.less(), "lowered", Instant.now()));
        }
    }

    private void judge() {
        owner.useHandle(handle -> {
            int limit = number(handle, "select seat_limit from subscription where subscription_id = ?");
            int seats = number(handle, "select count(*) from seat where subscription_id = ? and revoked_at is null");
            if (limit == numbers.less()) {
                lowered.incrementAndGet();
            }
            if (seats != limit || assigned.get() != limit - 2) {
                wrong(seats + " seats of " + limit + ", " + assigned.get() + " answers of success");
            }
        });
    }

    private int number(Handle handle, String sql) {
        return handle.createQuery(sql).bind(0, subscription).mapTo(int.class).one();
    }
}
