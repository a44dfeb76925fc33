package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.subscription.OperationDao;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of operations. */
final class OutcomeTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tellsWhatWasRefusedFromWhatWasDone() {
        Subscription opened = subscription(fixture.open());
        OperationId cancel = fixture.rows.operation(fixture.organization, fixture.id, "cancel", null);
        OperationId seats = fixture.rows.operation(fixture.organization, fixture.id, "change-seats", null);

        Stored refused = fixture.finish(opened, new OperationOutcome(cancel, "subscription-not-active", null));
        fixture.finish(refused.subscription(), new OperationOutcome(seats, null, null));

        assertThat(fixture.actions())
                .contains("subscription.cancel.refused", "subscription.change-seats.done")
                .doesNotContain("subscription.cancel", "subscription.change-seats");
    }

    @Test
    void keepsItsWordThatNobodyTookIt() {
        Subscription opened = subscription(fixture.open());
        OperationId late = fixture.rows.operation(fixture.organization, fixture.id, "cancel", null);
        DATABASE.jdbi()
                .useExtension(OperationDao.class, operations -> operations.giveUp(late, SubscriptionFixture.NOON));

        fixture.finish(opened, new OperationOutcome(late, null, null));

        assertThat(fixture.row("select status, problem_code from operation where operation_id = ?", late))
                .containsEntry("status", "FAILED")
                .containsEntry("problem_code", "workflows-unavailable");
    }

    @Test
    void finishesOperations() {
        Subscription opened = subscription(fixture.open());
        OperationOutcome outcome =
                new OperationOutcome(fixture.request, "payment-method-declined", new Money(2000, "EUR"));

        fixture.activities.record(new Effect(opened, null, null, null, List.of(), List.of(outcome)));

        assertThat(fixture.row(
                        "select status, problem_code, owed_amount from operation where operation_id = ?",
                        fixture.request))
                .containsEntry("status", "FAILED")
                .containsEntry("problem_code", "payment-method-declined")
                .containsEntry("owed_amount", 2000L);
    }
}
