package io.tenure.store.seat;

import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.seat.SeatRace.Move;
import io.tenure.store.seat.SeatRace.Numbers;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Sixty-four people want the last seat, a thousand times, each on a connection of its own. */
final class SeatRaceTest {

    private static final int PEOPLE = 64;
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final SeatRace race = new SeatRace(DATABASE, new Numbers(1000, 3, 2));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void givesTheLastSeatToOneOfManyAlsoWhileTheNumberShrinks() throws InterruptedException, ExecutionException {
        List<Move> people = IntStream.range(0, PEOPLE)
                .<Move>mapToObj(person -> (handle, round) -> assign(handle, new UserId("user_" + person)))
                .toList();

        race.run(application(), people, () -> {
            rows.seat(race.subscription(), "first");
            rows.seat(race.subscription(), "second");
        });
    }

    private void assign(Handle handle, UserId user) {
        SeatRow wanted = new SeatRow(new SeatId(rows.id()), race.subscription(), user, null, null, Instant.now(), null);
        if (handle.attach(SeatDao.class).assign(race.organization(), wanted) instanceof Assignment.Assigned) {
            race.told(1);
        }
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
