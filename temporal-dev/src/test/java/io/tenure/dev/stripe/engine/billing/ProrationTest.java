package io.tenure.dev.stripe.engine.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.billing.Proration.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProrationTest {

    @ParameterizedTest
    @CsvSource({
        "start of the period, 2000, 5000, 0, -2000, 5000",
        "half of it, 2000, 5000, 50, -1000, 2500",
        "last second, 2000, 5000, 99, -20, 50",
        "halves are rounded up, 5, 15, 50, -3, 8",
        "below a half is rounded down, 149, 0, 99, -1, 0",
        "from nothing, 0, 1000, 25, 0, 750",
        "an amount beyond an int, 900000000000, 0, 50, -450000000000, 0",
    })
    void pricesTheRestOfAPeriodOfAHundredSeconds(
            String what, long before, long after, long date, long credit, long charge) {
        Proration proration = Proration.of(before, after, new Span(1_000, 1_100, 1_000 + date));

        assertThat(proration).as(what).isEqualTo(new Proration(credit, charge));
    }
}
