package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account's setting for the end of retries. */
final class RetriesTest {
    private static final String PATH = "/_control/retries";

    private Fixture fixture;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        fixture = new Fixture(state);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void leavesSubscriptionsPastDueUntilAnotherEndIsChosen() throws Exception {
        assertThat(end()).isEqualTo("past_due");

        assertThat(fixture.post(PATH, "{\"end\":\"unpaid\"}").status()).isEqualTo(200);

        assertThat(end()).isEqualTo("unpaid");
    }

    @Test
    void remembersTheChosenEnd() throws Exception {
        fixture.post(PATH, "{\"end\":\"unpaid\"}");

        fixture.restart();

        assertThat(end()).isEqualTo("unpaid");
    }

    @Test
    void refusesAnEndThatItDoesNotKnow() throws Exception {
        assertThat(fixture.post(PATH, "{\"end\":\"forgiven\"}").status()).isEqualTo(400);
    }

    private String end() throws IOException, InterruptedException {
        return fixture.get(PATH).json().path("end").asString();
    }
}
