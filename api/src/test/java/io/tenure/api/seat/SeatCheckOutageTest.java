package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.store.DatabaseSetup;
import io.tenure.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL stops and starts again under the API's hands. */
final class SeatCheckOutageTest {

    private static final String PASSWORD = "test";

    @Test
    void saysSoWithinASecondAndRecoversAtOnce(@TempDir Path data) throws IOException {
        try (TestDatabase unused = TestDatabase.create()) {
            EmbeddedPostgres postgres = start(data, 0);
            int port = postgres.getPort();
            DatabaseSetup.install(settings(port));
            CheckRows rows = new CheckRows(postgres.getDatabase("postgres", "tenure"));
            try (RunningApi api = RunningApi.start(
                    unused,
                    "http://127.0.0.1:1",
                    "127.0.0.1:1",
                    "spring.datasource.url=" + settings(port).url())) {
                for (int i = 0; i < 10; i++) {
                    assertThat(check(api, rows).status()).isEqualTo(200);
                }
                postgres.close();
                for (int i = 0; i < 20; i++) {
                    assertUnavailableWithinASecond(api, rows);
                }
                try (EmbeddedPostgres again = start(data, port)) {
                    assertThat(again.getPort()).isEqualTo(port);
                    for (int i = 0; i < 20; i++) {
                        assertThat(check(api, rows).status()).isEqualTo(200);
                    }
                }
            }
        }
    }

    private static void assertUnavailableWithinASecond(RunningApi api, CheckRows rows) {
        long start = System.nanoTime();
        TestHttp.Answer answer = check(api, rows);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("database-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static TestHttp.Answer check(RunningApi api, CheckRows rows) {
        return api.as(null).post("/verify-seat", rows.question(), "X-API-Key", rows.key.text());
    }

    private static DatabaseSetup.Settings settings(int port) {
        return new DatabaseSetup.Settings("localhost", port, "tenure", "postgres", "postgres", PASSWORD, PASSWORD);
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
