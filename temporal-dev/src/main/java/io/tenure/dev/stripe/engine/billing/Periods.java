package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** Billing periods in UTC seconds. Every boundary is counted from the anchor, so the 31st stays the last day (rule 28). */
public final class Periods {
    private Periods() {}

    /** The first boundary after {@code after} of periods that are counted from {@code anchor}. */
    public static long next(long anchor, Length length, long after) {
        long count = Math.max(0, elapsed(anchor, length, after) - 1);
        long boundary = boundary(anchor, length, count);
        while (boundary <= after) {
            count++;
            boundary = boundary(anchor, length, count);
        }
        return boundary;
    }

    /** The end of {@code count} periods from {@code anchor}. */
    public static long boundary(long anchor, Length length, long count) {
        return at(anchor).plus(count * length.count(), length.unit()).toEpochSecond();
    }

    private static long elapsed(long anchor, Length length, long until) {
        return length.unit().between(at(anchor), at(until)) / length.count();
    }

    private static ZonedDateTime at(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC);
    }

    /** The length of a period. */
    public record Length(ChronoUnit unit, long count) {

        /** Of a recurring price. */
        public static Length of(JsonNode price) {
            JsonNode recurring = price.path("recurring");
            return new Length(unit(Nodes.text(recurring, "interval")), Nodes.number(recurring, "interval_count"));
        }

        /** A day or a week takes what it takes; a month and a year are estimates, for comparing only. */
        public long estimatedSeconds() {
            return unit.getDuration().toSeconds() * count;
        }

        private static ChronoUnit unit(String interval) {
            return switch (interval) {
                case "day" -> ChronoUnit.DAYS;
                case "week" -> ChronoUnit.WEEKS;
                case "month" -> ChronoUnit.MONTHS;
                case "year" -> ChronoUnit.YEARS;
                default -> throw new IllegalArgumentException("no interval " + interval);
            };
        }
    }
}
