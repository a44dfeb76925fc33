package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.seat.SeatRace.Move;
import io.tenure.store.seat.SeatRace.Numbers;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two groups of three, six people alone, one whose seat is given on, and a reduction want the last four of six seats, two hundred times. */
final class SeatBulkRaceTest {

    private static final int ROUNDS = 200;
    private static final int GROUP = 3;
    private static final int ALONE = 6;
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final SeatRace race = new SeatRace(DATABASE, new Numbers(ROUNDS, 6, 4));
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger reassigned = new AtomicInteger();
    private volatile SeatId first = new SeatId(rows.id());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Six people alone fill whatever a group leaves. */
    @Test
    void givesNeverOneTooManyAndGroupsAsAWhole() throws InterruptedException, ExecutionException {
        List<Move> moves = new ArrayList<>();
        moves.add((handle, round) -> assign(handle, named("left")));
        moves.add((handle, round) -> assign(handle, invited(handle)));
        moves.add((handle, round) -> giveOn(handle));
        IntStream.range(0, ALONE)
                .forEach(person -> moves.add((handle, round) -> assign(handle, List.of(user("alone_" + person)))));

        race.run(DATABASE.jdbi(), moves, () -> {
            first = rows.seat(race.subscription(), "first");
            rows.seat(race.subscription(), "second");
        });

        assertThat(whole.get()).as("groups that were seated").isPositive();
        assertThat(refused.get()).as("groups that found too few seats").isPositive();
        assertThat(reassigned.get()).as("seats that were given on").isEqualTo(ROUNDS);
    }

    private void assign(Handle handle, List<SeatRow> wanted) {
        switch (handle.attach(SeatDao.class).assign(race.organization(), race.subscription(), wanted)) {
            case Assignment.Assigned all -> {
                race.told(all.added().size());
                whole.addAndGet(wanted.size() == GROUP ? 1 : 0);
            }
            case Assignment.Full full -> refused.addAndGet(wanted.size() == GROUP ? 1 : 0);
            case Assignment.Repeated repeated -> race.wrong("Somebody was named twice");
            case Assignment.NotActive notActive -> race.wrong("The door was closed");
            case Assignment.NoSubscription none -> race.wrong("There was no subscription");
        }
    }

    private void giveOn(Handle handle) {
        if (handle.attach(SeatDao.class).reassign(race.organization(), first, user("heir"))
                instanceof Reassignment.Reassigned) {
            reassigned.incrementAndGet();
        }
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
                new SeatId(rows.id()),
                race.subscription(),
                null,
                person.personId().value(),
                person.email(),
                Instant.now(),
                null);
    }

    private SeatRow user(String name) {
        return new SeatRow(
                new SeatId(rows.id()), race.subscription(), new UserId(name), null, null, Instant.now(), null);
    }
}
