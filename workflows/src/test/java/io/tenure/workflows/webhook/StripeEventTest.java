package io.tenure.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StripeEventTest {

    @ParameterizedTest
    @CsvSource({"0, 1970-01-01T00:00:00Z", "1790000000, 2026-09-21T14:13:20Z", "253402300799, 9999-12-31T23:59:59Z"})
    void readsWhenItHappened(String created, Instant at) {
        assertThat(event(created).createdAt()).isEqualTo(at);
    }

    /** PostgreSQL and JSON hold less than a long says; the event itself must be stored all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "253402300800",
                "1000000000000000000",
                "9223372036854775807",
                "1e30",
                "100000000000000000000000",
                "\"1790000000\"",
                "null"
            })
    void knowsNoInstantBeyondOurRange(String created) {
        StripeEvent event = event(created);

        assertThat(event.createdAt()).isNull();
        assertThat(event.id()).isEqualTo("evt_1");
    }

    @Test
    void isNoneWithoutAKind() {
        assertThat(StripeEvent.read("{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static StripeEvent event(String created) {
        String body = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"created\":" + created + "}";
        return StripeEvent.read(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
