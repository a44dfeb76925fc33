package io.tenure.activities.subscription;

import static io.tenure.activities.subscription.SubscriptionFixture.NOON;
import static io.tenure.activities.subscription.SubscriptionFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.subscription.OperationDao;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.SubscriptionActivities.Load;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.PendingOperation;
import io.tenure.workflows.subscription.SubscriptionActivities.Take;
import io.tenure.workflows.subscription.SubscriptionActivities.Taken;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a workflow does first with a request: from then on it is never forgotten, and what was told to be dropped is not done. */
final class TakingTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final SubscriptionFixture fixture = new SubscriptionFixture(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void takesWhatWaits() {
        OperationId cancel = asked("cancel");

        Taken taken = take(cancel);

        assertThat(taken).isEqualTo(new Taken(null, fixture.openedAt(cancel)));
        assertThat(take(cancel)).isEqualTo(taken);
        assertThat(change(operations -> operations.giveUp(cancel, NOON))).isZero();
    }

    @Test
    void doesNotTakeWhatItsCallerWasToldWouldNotBeDone() {
        OperationId cancel = asked("cancel");
        change(operations -> operations.giveUp(cancel, NOON));

        assertThat(take(cancel).outcome()).isEqualTo(Outcome.refused(cancel, Outcome.NOT_TAKEN));
        fixture.open();
        assertThat(fixture.activities.load(new Load(fixture.id)).pending())
                .extracting(PendingOperation::operationId)
                .containsExactly(fixture.request);
    }

    @Test
    void takesWhatIsOpenedAgain() {
        OperationId cancel = asked("cancel");
        Instant later = NOON.plus(Duration.ofHours(3));
        change(operations -> operations.giveUp(cancel, NOON));
        assertThat(change(operations -> operations.reopen(cancel, later))).isOne();

        assertThat(take(cancel)).isEqualTo(new Taken(null, later));
        assertThat(fixture.row("select opening, status from operation where operation_id = ?", cancel))
                .containsEntry("opening", 2)
                .containsEntry("status", "PENDING");
        assertThat(change(operations -> operations.reopen(cancel, later))).isZero();
    }

    @Test
    void doesNotForgetAtOnceWhatIsOpenedAgain() {
        OperationId cancel = asked("cancel");
        Instant now = fixture.openedAt(cancel).plus(Duration.ofHours(3));
        change(operations -> operations.giveUp(cancel, NOON));
        change(operations -> operations.reopen(cancel, now));

        change(operations -> operations.giveUpForgotten(now.minusSeconds(300), now));
        assertThat(status(cancel)).isEqualTo("PENDING");
        change(operations -> operations.giveUpForgotten(now.plusSeconds(1), now));
        assertThat(status(cancel)).isEqualTo("FAILED");
    }

    @Test
    void repeatsTheOutcomeOfWhatHasOne() {
        OperationId method = asked("change-payment-method");
        OperationId seats = asked("change-seats");
        Money owed = new Money(500, "EUR");
        var first = fixture.finish(subscription(fixture.open()), new OperationOutcome(method, null, owed));
        fixture.finish(first.subscription(), new OperationOutcome(seats, "seats-in-use", null));

        assertThat(take(method).outcome()).isEqualTo(new Outcome(method, Outcome.Kind.DONE, null, null, owed));
        assertThat(take(seats).outcome()).isEqualTo(Outcome.refused(seats, "seats-in-use"));
    }

    @Test
    void doesNotTakeWhatIsNotStored() {
        OperationId nobodys = new OperationId(fixture.rows.id());

        assertThat(take(nobodys).outcome()).isEqualTo(Outcome.refused(nobodys, Outcome.NOT_TAKEN));
    }

    private OperationId asked(String kind) {
        return fixture.rows.operation(fixture.organization, fixture.id, kind, null);
    }

    private String status(OperationId operation) {
        return String.valueOf(fixture.row("select status from operation where operation_id = ?", operation)
                .get("status"));
    }

    private Taken take(OperationId operation) {
        return fixture.activities.take(new Take(fixture.id, operation));
    }

    private static int change(ToIntFunction<OperationDao> statement) {
        return DATABASE.jdbi().withExtension(OperationDao.class, statement::applyAsInt);
    }
}
