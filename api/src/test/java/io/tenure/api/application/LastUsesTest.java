package io.tenure.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tenure.workflows.value.SeatId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;

final class LastUsesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private record Batch(List<UUID> ids, List<Long> millis) {}

    private final List<Batch> written = new ArrayList<>();
    private final LastUses<SeatId> uses = new LastUses<>(this::store);
    private boolean away;

    @Test
    void writesManyUsesInOneStatement() {
        uses.note(seat(1), NOON);
        uses.note(seat(2), NOON.plusMillis(5));
        uses.note(seat(1), NOON.plusMillis(9));
        uses.write();

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().ids()).containsExactlyInAnyOrder(seat(1).value(), seat(2).value());
        assertThat(written.getFirst().millis())
                .containsExactlyInAnyOrder(
                        NOON.toEpochMilli(), NOON.plusMillis(5).toEpochMilli());
    }

    @Test
    void writesNothingTwiceAndNothingOfNothing() {
        uses.write();
        uses.note(seat(1), NOON);
        uses.write();
        uses.write();

        assertThat(written).hasSize(1);
    }

    @Test
    void keepsWhatCouldNotBeWritten() {
        away = true;
        uses.note(seat(1), NOON);
        uses.write();
        uses.note(seat(2), NOON);
        away = false;
        uses.write();

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().ids()).hasSize(2);
    }

    @Test
    void boundsAStatement() {
        IntStream.range(0, 25_000).forEach(i -> uses.note(seat(i), NOON));
        uses.write();

        assertThat(written).extracting(batch -> batch.ids().size()).containsExactly(10_000, 10_000, 5_000);
    }

    /** The path of a check must not feel it. */
    @Test
    void allocatesNothingForAUseThatIsNotedAlready() {
        SeatId seat = seat(1);
        noteOften(seat);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        noteOften(seat);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private void noteOften(SeatId seat) {
        for (int i = 0; i < 100_000; i++) {
            uses.note(seat, NOON);
        }
    }

    private static SeatId seat(int number) {
        return new SeatId(new UUID(7, number));
    }

    private int store(List<UUID> ids, List<Long> millis) {
        if (away) {
            throw new ConnectionException(new IllegalStateException("away"));
        }
        written.add(new Batch(ids, millis));
        return ids.size();
    }
}
