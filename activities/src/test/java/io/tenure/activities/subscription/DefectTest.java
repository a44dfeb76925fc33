package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.NOON;
import static io.tenure.activities.subscription.SubscriptionFixture.active;
import static io.tenure.activities.subscription.SubscriptionFixture.ended;
import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.workflows.subscription.Attention;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.DefectReport;
import io.tenure.workflows.subscription.SubscriptionActivities.Load;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A write that only a deployment mends is seen meanwhile. */
final class DefectTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void asksForAPersonOnce() {
        fixture.record(active(subscription(fixture.open())), 0, null);

        fixture.activities.reportDefect(new DefectReport(fixture.id));
        fixture.at(NOON.plus(Duration.ofHours(1))).reportDefect(new DefectReport(fixture.id));

        assertThat(stored().attention()).isEqualTo(new Attention("defect", NOON));
        assertThat(stored().revision()).isEqualTo(2);
        assertThat(fixture.rowsOf("""
            select a.actor_kind || ' ' || a.action as told
              from audit_entry a
              join subscription s using (organization_id)
             where s.subscription_id = ?
               and a.details::jsonb ->> 'revision' = '2'
            """))
                .extracting(row -> row.get("told"))
                .containsExactly("workflow subscription.update");
    }

    @Test
    void leavesWhatAsksForAPersonAlready() {
        Subscription odd = active(subscription(fixture.open()))
                .withAttention(new Attention("unknown-price", NOON.minusSeconds(9)));
        fixture.record(odd, 0, null);

        fixture.activities.reportDefect(new DefectReport(fixture.id));

        assertThat(stored().attention()).isEqualTo(new Attention("unknown-price", NOON.minusSeconds(9)));
    }

    /** Else a workflow that decided before would overwrite it unseen. */
    @Test
    void makesAWorkflowAdoptTheRow() {
        Subscription open =
                fixture.record(active(subscription(fixture.open())), 0, null).subscription();
        fixture.activities.reportDefect(new DefectReport(fixture.id));

        Stored late = fixture.record(open.withSeats(9, 9), 0, null);

        assertThat(late.accepted()).isFalse();
        assertThat(late.subscription().attention()).isEqualTo(new Attention("defect", NOON));
    }

    @Test
    void leavesWhatHasEnded() {
        Subscription over =
                fixture.record(ended(subscription(fixture.open())), 0, null).subscription();

        fixture.activities.reportDefect(new DefectReport(fixture.id));

        assertThat(stored()).isEqualTo(over);
    }

    private Subscription stored() {
        return Objects.requireNonNull(
                fixture.activities.load(new Load(fixture.id)).subscription());
    }
}
