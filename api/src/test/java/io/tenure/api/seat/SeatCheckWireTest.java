package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.store.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check says to PostgreSQL, message by message, on all connections of the API together; its other pool opens none unasked. */
final class SeatCheckWireTest {

    private static final int CONNECTIONS = 2;
    private static final Duration PAST_EVERY_POOLS_PATIENCE = Duration.ofMillis(700);

    private static TestDatabase database;
    private static WireProxy wire;
    private static RunningApi api;
    private static CheckRows rows;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.create();
        wire = WireProxy.before(port(database.settings().url()));
        api = RunningApi.start(
                database,
                "http://127.0.0.1:1",
                "127.0.0.1:1",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + wire.port() + "/"
                        + database.settings().database(),
                "spring.datasource.hikari.minimum-idle=0",
                "tenure.last-use.write-every=1h",
                "tenure.seat-check.connections=" + CONNECTIONS);
        rows = new CheckRows(database);
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
        wire.close();
        database.close();
    }

    @BeforeEach
    void warmUp() {
        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            assertThat(check().status()).isEqualTo(200);
        }
        wire.heard();
    }

    @Test
    void saysOneStatementACheckAndNothingElse() {
        assertSays("BES".repeat(100), () -> {
            for (int i = 0; i < 100; i++) {
                check();
            }
        });
    }

    @Test
    void asksNoConnectionWhetherItLives() {
        assertSays("BES", () -> {
            long until = System.nanoTime() + PAST_EVERY_POOLS_PATIENCE.toNanos();
            await().until(() -> System.nanoTime() > until);
            check();
        });
    }

    @Test
    void saysNothingForAKeyThatNeverWasOne() {
        assertSays(
                "",
                () -> assertThat(api.as(null)
                                .post("/verify-seat", rows.question(), "X-API-Key", "tk_test_mistyped")
                                .status())
                        .isEqualTo(401));
    }

    @Test
    void replacesAConnectionThatTheNetworkCut() {
        wire.cut();

        for (int i = 0; i < 2 * CONNECTIONS; i++) {
            assertThat(check().status()).isEqualTo(200);
        }
    }

    @Test
    void answersWhenTheNetworkFallsSilentAndWhenItSpeaksAgain() {
        wire.fallSilent();
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            TestHttp.Answer answer = check();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        wire.speakAgain();
        wire.cut();
        assertThat(check().status()).isEqualTo(200);
    }

    /** The API's rounds, of which one is every five seconds, may speak in between: then it is measured again. */
    private static void assertSays(String messages, Runnable checks) {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            wire.heard();
            checks.run();
            assertThat(wire.heard()).isEqualTo(messages);
        });
    }

    private static TestHttp.Answer check() {
        return api.as(null).post("/verify-seat", rows.question(), "X-API-Key", rows.key.text());
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceAll(".*:([0-9]+)/.*", "$1"));
    }
}
