package io.tenure.api.problem;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads instants as RFC 3339 says them, in the years that four digits can say, and durations in days and smaller. */
public final class Moments {

    /** At least one part, none so large that no calendar has it. */
    public static final String DURATION =
            "^P([0-9]{1,5}D|([0-9]{1,5}D)?T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,9}S)?)$";

    private static final Pattern DURATIONS = Pattern.compile(DURATION);
    private static final Pattern INSTANTS = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d*(?:[Zz]|([+-])(\\d\\d:\\d\\d))");

    private Moments() {}

    /** Empty for what is none. Digits behind the nanoseconds are dropped. */
    public static Optional<Instant> instant(String text) {
        Matcher parts = INSTANTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant local =
                    LocalDateTime.parse(parts.group(1) + "T" + parts.group(2)).toInstant(ZoneOffset.UTC);
            return Optional.of(parts.group(3) == null ? local : shifted(local, parts.group(3), parts.group(4)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** An offset is a time of the day: RFC 3339 allows 23:59, Java 18:00. */
    private static Instant shifted(Instant local, String sign, String offset) {
        int seconds = LocalTime.parse(offset).toSecondOfDay();
        return local.plusSeconds(sign.equals("-") ? seconds : -seconds);
    }

    public static Optional<Duration> duration(String text) {
        return DURATIONS.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
    }
}
