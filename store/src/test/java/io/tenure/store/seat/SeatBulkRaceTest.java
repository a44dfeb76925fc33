package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionDao.SeatLimitChange;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
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
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two groups of three, six people alone, one whose seat is given on, and a reduction want the last four of six seats, two hundred times. */
final class SeatBulkRaceTest {

    private static final int ROUNDS = 200;
    private static final int GROUP = 3;
    private static final int ALONE = 6;
    private static final int LIMIT = 6;
    private static final int LOWERED = 4;
    private static final int RACERS = 2 + ALONE + 2;
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final Jdbi owner = TenureJdbi.of(DATABASE.owner());
    private final AtomicInteger assigned = new AtomicInteger();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger lowered = new AtomicInteger();
    private final AtomicInteger reassigned = new AtomicInteger();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private SubscriptionId subscription;
    private volatile SeatId first = new SeatId(rows.id());

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
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 6, 6, 'e', now(), now())
                """,
                subscription,
                rows.organization(),
                application,
                rows.plan(application, "price_" + subscription, 0)));
    }

    @Test
    void givesNeverOneTooManyAndGroupsAsAWhole() throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(RACERS, this::begin);
        CyclicBarrier end = new CyclicBarrier(RACERS, this::judge);
        List<Move> moves = new ArrayList<>();
        moves.add((handle, round) -> assign(handle, named("left")));
        moves.add((handle, round) -> assign(handle, invited(handle)));
        moves.add(this::lowerEverySecondRound);
        moves.add((handle, round) -> giveOn(handle));
        IntStream.range(0, ALONE)
                .forEach(person -> moves.add((handle, round) -> assign(handle, List.of(user("alone_" + person)))));
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            List<Future<?>> racers = new ArrayList<>();
            moves.forEach(move -> racers.add(threads.submit(() -> race(start, end, move))));
            for (Future<?> racer : racers) {
                racer.get();
            }
        }
        assertThat(wrongs).isEmpty();
        assertThat(whole.get()).as("groups that were seated").isPositive();
        assertThat(refused.get()).as("groups that found too few seats").isPositive();
        assertThat(lowered.get()).as("rounds that the reduction won").isPositive();
        assertThat(reassigned.get()).as("seats that were given on").isEqualTo(ROUNDS);
    }

    private interface Move {
        void make(Handle handle, int round);
    }

    private Void race(CyclicBarrier start, CyclicBarrier end, Move move)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try (Handle handle = DATABASE.jdbi().open()) {
            for (int round = 0; round < ROUNDS; round++) {
                int number = round;
                start.await(1, TimeUnit.MINUTES);
                handle.useTransaction(transaction -> move.make(transaction, number));
                end.await(1, TimeUnit.MINUTES);
            }
        }
        return null;
    }

    /** Two of six seats are taken. */
    private void begin() {
        assigned.set(0);
        owner.useHandle(handle -> {
            handle.execute("delete from seat where subscription_id = ?", subscription);
            handle.execute("update subscription set seat_limit = ? where subscription_id = ?", LIMIT, subscription);
        });
        first = rows.seat(subscription, "first");
        rows.seat(subscription, "second");
    }

    private void assign(Handle handle, List<SeatRow> wanted) {
        switch (handle.attach(SeatDao.class).assign(subscription, wanted)) {
            case Assignment.Assigned all -> {
                assigned.addAndGet(all.added().size());
                whole.addAndGet(wanted.size() == GROUP ? 1 : 0);
            }
            case Assignment.Full full -> refused.addAndGet(wanted.size() == GROUP ? 1 : 0);
            case Assignment.Repeated repeated -> wrongs.add("Somebody was named twice");
            case Assignment.NotActive notActive -> wrongs.add("The door was closed");
            case Assignment.NoSubscription none -> wrongs.add("There was no subscription");
        }
    }

    private void giveOn(Handle handle) {
        if (handle.attach(SeatDao.class).reassign(first, user("heir")) instanceof Reassignment.Reassigned) {
            reassigned.incrementAndGet();
        }
    }

    /** As the workflow's activity does it: lock, count, lower. */
    private void lowerEverySecondRound(Handle handle, int round) {
        if (round % 2 == 0) {
            return;
        }
        SubscriptionDao subscriptions = handle.attach(SubscriptionDao.class);
        SubscriptionRow stored = subscriptions.lock(subscription).orElseThrow();
        if (subscriptions.countSeats(subscription) <= LOWERED) {
            subscriptions.changeSeatLimit(
                    new SeatLimitChange(subscription, stored.revision(), LOWERED, "lowered", Instant.now()));
        }
    }

    /** Six people alone fill whatever a group leaves: as many sit as the number says, and as many as were told so. */
    private void judge() {
        owner.useHandle(handle -> {
            int limit = number(handle, "select seat_limit from subscription where subscription_id = ?");
            int seats = number(handle, "select count(*) from seat where subscription_id = ? and revoked_at is null");
            if (limit == LOWERED) {
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

    private List<SeatRow> named(String group) {
        return IntStream.range(0, GROUP)
                .mapToObj(person -> user(group + "_" + person))
                .toList();
    }

    /** By e-mail, of people who are not seen yet. */
    private List<SeatRow> invited(Handle handle) {
        PersonDao persons = handle.attach(PersonDao.class);
        return IntStream.range(0, GROUP)
                .mapToObj(person -> persons.invite(
                        new EmailAddress("right" + person + "@example.com"), new PersonId(rows.id()), Instant.now()))
                .map(this::unseen)
                .toList();
    }

    private SeatRow unseen(PersonRow person) {
        return new SeatRow(
                new SeatId(rows.id()), subscription, null, person.personId().value(), Instant.now(), null);
    }

    private SeatRow user(String name) {
        return new SeatRow(new SeatId(rows.id()), subscription, new UserId(name), null, Instant.now(), null);
    }
}
