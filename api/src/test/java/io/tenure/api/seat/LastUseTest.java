package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.RunningApi;
import io.tenure.store.TestDatabase;
import io.tenure.workflows.value.SeatId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Checks leave behind when keys and seats were used: every few seconds, and at the end. */
final class LastUseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final CheckRows rows = new CheckRows(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tellsWithinSeconds() {
        try (RunningApi api = start("1s")) {
            check(api, rows.question());

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(uses("seat_use")).isEqualTo(1);
                assertThat(uses("api_key_use")).isEqualTo(1);
            });
            Instant usedAt = rows.jdbi.withHandle(
                    handle -> handle.select("select last_used_at from seat_use where seat_id = ?", rows.seat)
                            .mapTo(Instant.class)
                            .one());
            assertThat(usedAt).isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
    }

    @Test
    void writesWhatIsLeftAtTheEnd() {
        try (RunningApi api = start("1h")) {
            check(api, rows.question());
            assertThat(uses("seat_use")).isZero();
        }
        assertThat(uses("seat_use")).isEqualTo(1);
        assertThat(uses("api_key_use")).isEqualTo(1);
    }

    @Test
    void countsNoSeatThatDidNotLetAnybodyIn() {
        rows.execute(
                "update subscription set status = 'SUSPENDED', status_reason = 'paused' where subscription_id = ?",
                rows.subscription);
        try (RunningApi api = start("1h")) {
            check(api, rows.question());
        }
        assertThat(uses("seat_use")).isZero();
        assertThat(uses("api_key_use")).isEqualTo(1);
    }

    @Test
    void isOfTheSeatThatTheOrganizationMayKnowWhereAPersonHasTwo() {
        rows.execute("update seat set named_email = 'ada@example.com' where seat_id = ?", rows.seat);
        SeatId known = rows.seat(rows.subscription, CheckRows.USER);
        try (RunningApi api = start("1h")) {
            check(api, rows.question());
        }

        List<UUID> used = rows.jdbi.withHandle(handle -> handle.select(
                        "select seat_id from seat_use join seat using (seat_id) where subscription_id = ?",
                        rows.subscription)
                .mapTo(UUID.class)
                .list());
        assertThat(used).containsExactly(known.value());
    }

    private static RunningApi start(String writeEvery) {
        return RunningApi.start(
                DATABASE, "http://127.0.0.1:1", "127.0.0.1:1", "tenure.last-use.write-every=" + writeEvery);
    }

    private void check(RunningApi api, String question) {
        assertThat(api.as(null)
                        .post("/verify-seat", question, "X-API-Key", rows.key.text())
                        .status())
                .isEqualTo(200);
    }

    /** Of this test's own key or seat. */
    private int uses(String table) {
        String sql = table.equals("seat_use")
                ? "select count(*) from seat_use where seat_id = ?"
                : "select count(*) from api_key_use u join api_key k using (api_key_id) where k.application_id = ?";
        Object own = table.equals("seat_use") ? rows.seat : rows.application;
        return rows.jdbi.withHandle(
                handle -> handle.select(sql, own).mapTo(int.class).one());
    }
}
