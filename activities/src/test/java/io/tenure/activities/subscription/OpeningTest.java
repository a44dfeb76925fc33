package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.NOON;
import static io.tenure.activities.subscription.SubscriptionFixture.active;
import static io.tenure.activities.subscription.SubscriptionFixture.ended;
import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.subscription.OperationDao;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingChange;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.Load;
import io.tenure.workflows.subscription.SubscriptionActivities.Open;
import io.tenure.workflows.subscription.SubscriptionActivities.Opened;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.PendingOperation;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class OpeningTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void claimsThePlaceBeforeAnythingElse() {
        Opened opened = fixture.open();

        assertThat(opened.refusal()).isNull();
        assertThat(opened.subscription()).isEqualTo(Subscription.requested(fixture.id, fixture.terms()));
        assertThat(fixture.row("select from_status, to_status, reason, revision from standing_change where"
                        + " subscription_id = ?"))
                .containsEntry("from_status", null)
                .containsEntry("to_status", "PENDING")
                .containsEntry("revision", 0L);
        assertThat(fixture.row(
                        "select actor_kind, actor_id, action from audit_entry where subject_id = ?",
                        fixture.id.toString()))
                .containsEntry("actor_kind", "person")
                .containsEntry("actor_id", TestRows.PERSON.toString())
                .containsEntry("action", "subscription.create-subscription");
    }

    @Test
    void findsItsOwnRowAgain() {
        Opened first = fixture.open();
        fixture.record(active(subscription(first)), 0, null);

        Opened again = fixture.open();

        assertThat(again.refusal()).isNull();
        assertThat(subscription(again).standing()).isEqualTo(Standing.ACTIVE);
        assertThat(fixture.count("standing_change")).isEqualTo(2);
    }

    @Test
    void refusesAPlaceThatIsTaken() {
        fixture.open();
        SubscriptionId other = new SubscriptionId(fixture.rows.id());
        OperationId operation = fixture.rows.operation(fixture.organization, other, OperationDao.CREATION, null);

        Opened refused = fixture.activities.open(new Open(other, fixture.terms(), operation));

        assertThat(refused.refusal()).isEqualTo("subscription-exists");
        assertThat(refused.subscription()).isNull();
        assertThat(fixture.row("select status, problem_code from operation where operation_id = ?", operation))
                .containsEntry("status", "FAILED")
                .containsEntry("problem_code", "subscription-exists");
    }

    @Test
    void givesOneTrialForEver() {
        Subscription trialing = subscription(fixture.open())
                .withProvided(Standing.TRIALING, null)
                .withAccessUntil(NOON);
        Stored stored = fixture.record(trialing, 0, null);
        fixture.record(ended(stored.subscription()), 0, null);

        SubscriptionId next = new SubscriptionId(fixture.rows.id());
        fixture.activities.open(new Open(
                next,
                fixture.terms(),
                fixture.rows.operation(fixture.organization, next, OperationDao.CREATION, null)));

        assertThat(fixture.row("select trial_days from subscription where subscription_id = ?", fixture.id))
                .containsEntry("trial_days", 14);
        assertThat(fixture.row("select trial_days from subscription where subscription_id = ?", next))
                .containsEntry("trial_days", 0);
    }

    @Test
    void keepsTheTrialOfARequestThatCameToNothing() {
        Subscription opened = subscription(fixture.open());
        fixture.record(
                opened.withProvided(Standing.EXPIRED, StandingReason.EXPIRED).withEndedAt(NOON), 0, null);

        SubscriptionId next = new SubscriptionId(fixture.rows.id());
        fixture.activities.open(new Open(
                next,
                fixture.terms(),
                fixture.rows.operation(fixture.organization, next, OperationDao.CREATION, null)));

        assertThat(fixture.row("select trial_days from subscription where subscription_id = ?", next))
                .containsEntry("trial_days", 14);
    }

    @Test
    void loadsWhatWasAskedForAndHasNoOutcome() {
        Subscription opened = subscription(fixture.open());
        OperationId resumption = fixture.rows.operation(fixture.organization, fixture.id, "resume", null);
        accept(resumption);
        fixture.rows.operation(fixture.organization, fixture.id, "nobody-took-it", null);
        OperationId finished = fixture.rows.operation(fixture.organization, fixture.id, "resume", null);
        fixture.activities.record(
                new Effect(opened, null, null, null, List.of(), List.of(new OperationOutcome(finished, null, null))));

        assertThat(fixture.activities.load(new Load(fixture.id)).pending())
                .containsExactly(
                        new PendingOperation(fixture.request, null, fixture.openedAt(fixture.request)),
                        new PendingOperation(resumption, new Request.Resume(resumption), fixture.openedAt(resumption)));
    }

    @Test
    void leavesARequestOfANewerVersionToIt() {
        fixture.open();
        OperationId newer = fixture.rows.operation(fixture.organization, fixture.id, "change-plan", null);
        accept(newer);
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "update operation set request = jsonb_build_object('@type', 'ChangePlan') where operation_id ="
                                + " ?",
                        newer));

        assertThat(fixture.activities.load(new Load(fixture.id)).pending())
                .extracting(PendingOperation::operationId)
                .containsExactly(fixture.request);
    }

    @Test
    void opensNothingThatItsCallerWasToldWouldNotBeDone() {
        DATABASE.jdbi().useExtension(OperationDao.class, operations -> operations.giveUp(fixture.request, NOON));

        Opened opened = fixture.open();

        assertThat(opened.subscription()).isNull();
        assertThat(opened.refusal()).isEqualTo("workflows-unavailable");
        assertThat(fixture.count("subscription")).isZero();
    }

    @Test
    void isNotGivenUpOnceItIsOpen() {
        fixture.open();

        int givenUp = DATABASE.jdbi()
                .withExtension(OperationDao.class, operations -> operations.giveUp(fixture.request, NOON));

        assertThat(givenUp).isZero();
        assertThat(fixture.open().refusal()).isNull();
    }

    @Test
    void usesNoTrialUpWithWhatIsGranted() {
        Terms granted =
                new Terms(fixture.organization, fixture.application, fixture.plan, Provider.NONE, 3, null, null);
        Subscription opened = subscription(fixture.activities.open(new Open(fixture.id, granted, fixture.request)));
        StandingChange change = new StandingChange(Standing.PENDING, Standing.ACTIVE, null, NOON);
        Stored open = fixture.activities.record(new Effect(
                opened.withProvided(Standing.ACTIVE, null), change, null, fixture.request, List.of(), List.of()));
        StandingChange end = new StandingChange(Standing.ACTIVE, Standing.CANCELED, StandingReason.CANCELED, NOON);
        fixture.activities.record(new Effect(ended(open.subscription()), end, null, null, List.of(), List.of()));

        SubscriptionId next = new SubscriptionId(fixture.rows.id());
        fixture.activities.open(new Open(
                next,
                fixture.terms(),
                fixture.rows.operation(fixture.organization, next, OperationDao.CREATION, null)));

        assertThat(fixture.row("select trial_days from subscription where subscription_id = ?", fixture.id))
                .containsEntry("trial_days", 0);
        assertThat(fixture.row("select trial_days from subscription where subscription_id = ?", next))
                .containsEntry("trial_days", 14);
    }

    private static void accept(OperationId operation) {
        DATABASE.jdbi().useExtension(OperationDao.class, operations -> operations.accept(operation, NOON));
    }

    @Test
    void loadsWhatARunNeedsToGoOn() {
        Subscription opened = subscription(fixture.open());

        assertThat(fixture.activities.load(new Load(fixture.id)).subscription()).isEqualTo(opened);
        assertThat(fixture.activities
                        .load(new Load(new SubscriptionId(fixture.rows.id())))
                        .subscription())
                .isNull();
    }
}
