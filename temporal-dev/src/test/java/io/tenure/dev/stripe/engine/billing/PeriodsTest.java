package io.tenure.dev.stripe.engine.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.Driver;
import io.tenure.dev.stripe.engine.billing.Periods.Length;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodsTest {

    /** Rule 28: the anchor's day, or the last day of a shorter month, and the anchor's day again after it. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00, MONTHS, 1, 2026-01-31T12:00, 2026-02-28T12:00",
        "2026-01-31T12:00, MONTHS, 1, 2026-02-28T12:00, 2026-03-31T12:00",
        "2026-01-31T12:00, MONTHS, 1, 2026-02-28T11:59, 2026-02-28T12:00",
        "2027-12-30T00:00, MONTHS, 1, 2028-01-30T00:00, 2028-02-29T00:00",
        "2026-01-31T12:00, MONTHS, 3, 2026-01-31T12:00, 2026-04-30T12:00",
        "2024-02-29T08:00, YEARS, 1, 2024-02-29T08:00, 2025-02-28T08:00",
        "2024-02-29T08:00, YEARS, 1, 2027-02-28T08:00, 2028-02-29T08:00",
        "2026-01-31T12:00, WEEKS, 2, 2026-02-14T12:00, 2026-02-28T12:00",
        "2026-01-31T12:00, DAYS, 1, 2026-02-05T13:00, 2026-02-06T12:00",
        "2026-01-15T12:00, MONTHS, 1, 2026-01-10T12:00, 2026-01-15T12:00",
    })
    void countsFromTheAnchor(String anchor, ChronoUnit unit, long count, String after, String next) {
        assertThat(Periods.next(Driver.at(anchor), new Length(unit, count), Driver.at(after)))
                .isEqualTo(Driver.at(next));
    }
}
