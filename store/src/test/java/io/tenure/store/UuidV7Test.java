package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UuidV7Test {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final UuidV7 ids = new UuidV7(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));

    @Test
    void carriesTheInstant() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void tellsNoInstantWhereItMustNot() {
        List<UUID> made = Stream.generate(ids::timeless).limit(2).toList();

        assertThat(made).extracting(UUID::version).containsExactly(4, 4);
        assertThat(made.get(0).getMostSignificantBits() >>> 16)
                .isNotEqualTo(made.get(1).getMostSignificantBits() >>> 16)
                .isNotEqualTo(NOON.toEpochMilli());
    }

    @Test
    void growsWithinAMillisecond() {
        List<String> texts =
                Stream.generate(ids::next).limit(1000).map(UUID::toString).toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
    }
}
