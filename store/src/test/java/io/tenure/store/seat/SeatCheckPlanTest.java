package io.tenure.store.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What row level security adds to the check: nothing. */
final class SeatCheckPlanTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void isTheOwnersPlan() {
        List<String> plan = plan(DATABASE.jdbi());

        assertThat(plan).isNotEmpty().isEqualTo(plan(TenureJdbi.of(DATABASE.owner())));
        assertThat(plan).noneMatch(line -> line.contains("current_setting"));
    }

    @Test
    void wouldShowTheWall() {
        assertThat(plan(TenureJdbi.of(DATABASE.request()))).anyMatch(line -> line.contains("current_setting"));
    }

    private static List<String> plan(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("explain (verbose, costs off) " + SeatCheckQuery.STATEMENT)
                .bind(0, "hospital_456")
                .bind(1, "user_123")
                .bind(2, new byte[32])
                .mapTo(String.class)
                .list());
    }
}
