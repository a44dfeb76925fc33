package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KnownKeysTest {

    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private final Table table = new Table();
    private final Moved clock = new Moved();
    private final KnownKeys known = new KnownKeys(table, clock);

    @Test
    void findsKeysThatWereThereBeforeIt() {
        table.add(key(1), START.minusSeconds(1_000_000));

        assertThat(known.knows(key(1))).isFalse();
        assertThat(known.finds(key(1))).isTrue();
        assertThat(known.knows(key(1))).isTrue();
        assertThat(known.finds(key(2))).isFalse();
    }

    @Test
    void looksOnceASecondHoweverManyAsk() {
        for (int i = 0; i < 1_000; i++) {
            known.finds(key(i));
        }
        assertThat(table.looks).isEqualTo(1);

        clock.now = START.plusMillis(1_000);
        known.finds(key(1_000));
        assertThat(table.looks).isEqualTo(2);
    }

    @Test
    void findsYoungerKeysASecondLater() {
        known.finds(key(1));
        table.add(key(1), START.minusSeconds(300));

        assertThat(known.finds(key(1))).isFalse();
        clock.now = START.plusMillis(1_000);
        assertThat(known.finds(key(1))).isTrue();
    }

    @Test
    void asksADatabaseThatIsAwayOnceASecond() {
        table.away = true;
        assertThatThrownBy(() -> known.finds(key(1))).isInstanceOf(IllegalStateException.class);
        table.away = false;
        table.add(key(1), START);

        assertThatThrownBy(() -> known.finds(key(1))).isInstanceOf(ProblemException.class);
        clock.now = START.plusMillis(1_000);
        assertThat(known.finds(key(1))).isTrue();
    }

    @Test
    void forgetsWhatTheCheckFoundRevoked() {
        known.remember(key(1));
        assertThat(known.knows(key(1))).isTrue();

        known.forget(key(1));
        assertThat(known.knows(key(1))).isFalse();
    }

    @Test
    void remembersNoMoreThanItsBound() {
        for (int i = 0; i <= KnownKeys.MOST; i++) {
            known.remember(key(i));
        }

        assertThat(known.knows(key(KnownKeys.MOST - 1))).isTrue();
        assertThat(known.knows(key(KnownKeys.MOST))).isFalse();
    }

    private static CheckKey key(int number) {
        return new CheckKey(
                false, ByteBuffer.allocate(32).putLong(number).putLong(number).array());
    }

    /** The table of keys, as far as it is asked. */
    private static final class Table implements KnownKeys.Keys {

        private final List<Row> rows = new ArrayList<>();
        private boolean away;
        private int looks;

        private record Row(byte[] hash, Instant madeAt) {}

        void add(CheckKey key, Instant madeAt) {
            rows.add(new Row(key.hash(), madeAt));
        }

        @Override
        public List<byte[]> live(Instant madeSince, Instant now) {
            if (away) {
                throw new IllegalStateException("away");
            }
            looks++;
            return rows.stream()
                    .filter(row -> !row.madeAt().isBefore(madeSince))
                    .map(Row::hash)
                    .toList();
        }
    }

    /** Stands still until it is set. */
    private static final class Moved extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
