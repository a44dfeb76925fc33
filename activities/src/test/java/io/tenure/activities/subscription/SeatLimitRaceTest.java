package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.LowerSeatLimit;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;
import io.tenure.workflows.value.OperationId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

final class SeatLimitRaceTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(5);

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        THREADS.shutdownNow();
        DATABASE.close();
    }

    @RepeatedTest(60)
    void leavesAsManyAssignedAsAllowed() throws InterruptedException {
        Subscription opened = subscription(fixture.open());
        OperationId operation = fixture.rows.operation(fixture.organization, fixture.id, "change-seats", null);
        LowerSeatLimit lower = new LowerSeatLimit(fixture.id, opened.revision(), 1, operation);
        Callable<Boolean> reduction =
                () -> fixture.activities.lowerSeatLimit(lower).lowered();

        THREADS.invokeAll(List.of(
                () -> assign("user_1"),
                () -> assign("user_2"),
                reduction,
                () -> assign("user_3"),
                () -> assign("user_4")));

        SeatLimit after = fixture.activities.lowerSeatLimit(new LowerSeatLimit(fixture.id, -1, 0, operation));
        assertThat(after.assigned()).isEqualTo(after.subscription().seatLimit());
    }

    /** As the API assigns: under the lock of the parent row. */
    private boolean assign(String user) {
        return DATABASE.jdbi().inTransaction(handle -> {
            handle.execute("select from subscription where subscription_id = ? for update", fixture.id);
            return 1 == handle.execute("""
                insert into seat (seat_id, subscription_id, user_id, assigned_at)
                select ?, s.subscription_id, ?, now()
                  from subscription s
                 where s.subscription_id = ?
                   and s.seat_limit > (select count(*)
                                         from seat t
                                        where t.subscription_id = s.subscription_id
                                          and t.revoked_at is null)
                """, fixture.rows.id(), user, fixture.id);
        });
    }
}
