package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must not be lost, done twice or done after a no, whatever breaks. */
final class SubscriptionDefectTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void doesNotDoWhatItsCallerWasToldNobodyWouldDo() throws IOException {
        world.create(TERMS);
        OperationId id = world.operation();
        world.rows.giveUp(id);
        Outcome refused = world.ask(new Request.Cancel(id, false));
        Standing untouched = world.row().standing();
        world.rows.reopen(id);
        Outcome done = world.ask(new Request.Cancel(id, false));

        assertThat(refused).isEqualTo(Outcome.refused(id, Outcome.NOT_TAKEN));
        assertThat(untouched).isEqualTo(Standing.ACTIVE);
        assertThat(done.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.billing.calls()).containsOnlyOnce("changeCancellation NOW");
        world.keepHistory("given-up-and-asked-again");
    }

    @Test
    void doesNotDoUntakenWhatWasAskedWhileAWriteWaited() {
        world.create(TERMS);
        world.rows.breakRecords(20);
        world.askInVain(new Request.PlaceHold(world.operation()));
        OperationId id = world.operation();
        world.rows.giveUp(id);
        world.askInVain(new Request.Cancel(id, true));
        world.skip(Duration.ofHours(1));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.billing.calls()).doesNotContain("changeCancellation AT_PERIOD_END");
    }

    @Test
    void takesARequestWhileAnotherWaitsForTheProvider() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId first = world.operation();
        world.askInVain(new Request.ChangeSeats(first, 9));
        OperationId second = world.operation();
        world.askInVain(new Request.ChangePaymentMethod(second, "pm_new"));

        assertThat(world.rows.taken()).contains(first, second);
    }

    @Test
    void remembersInTheNextRunWhatItHasRefused() throws IOException {
        world.billing.says(seen(ProviderStatus.ACTIVE)
                .paidUntil(NOON.plus(Duration.ofDays(365)))
                .periodUntil(NOON.plus(Duration.ofDays(365))));
        world.create(TERMS);
        world.billing.answers(Answer.refused("payment-method-declined"));
        OperationId id = world.operation();
        world.ask(new Request.ChangeSeats(id, 9));
        String first = world.runId();
        world.skip(Duration.ofDays(36));
        Outcome repeated = world.ask(new Request.ChangeSeats(id, 9));

        assertThat(world.runId()).isNotEqualTo(first);
        assertThat(repeated.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(repeated.code()).isEqualTo("payment-method-declined");
        assertThat(world.billing.calls()).containsOnlyOnce("changeQuantity 9");
        world.keepHistoryOf(first, "refused-change");
    }

    @Test
    void refusesTheThirtyThirdRequestThatWaits() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        for (int waiting = 0; waiting < RequestQueue.MOST_WAITING; waiting++) {
            world.askInVain(new Request.ChangePaymentMethod(world.operation(), "pm_new"));
        }

        assertThatThrownBy(() -> world.ask(new Request.ChangeSeats(world.operation(), 9)))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getOriginalMessage()).isEqualTo("too-many-waiting"));
    }

    @Test
    void healsWhenAMendedReleaseIsDeployed() throws IOException {
        world.create(TERMS);
        world.rows.failNext(30, FailureType.BUG);
        world.billing.says(seen(ProviderStatus.PAST_DUE));
        world.hear(1, 1);
        world.skip(Duration.ofSeconds(10));
        Attention broken = world.row().attention();
        Standing meanwhile = world.row().standing();
        world.skip(Duration.ofHours(7));

        assertThat(broken).extracting(Attention::code).isEqualTo("defect");
        assertThat(meanwhile).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.row().attention()).isNull();
        world.keepHistory("defect-healed");
    }

    @Test
    void asksAgainForWhatItAskedBeforeADefect() {
        world.billing.says(seen(ProviderStatus.ACTIVE).oddity("unknown-price"));
        world.create(TERMS);
        world.rows.failNext(30, FailureType.BUG);
        world.hear(1, 1);
        world.skip(Duration.ofSeconds(10));
        String broken = code();
        for (int minute = 0; minute < 600 && code().equals("defect"); minute++) {
            world.skip(Duration.ofMinutes(1));
        }
        world.skip(Duration.ofMinutes(1));

        assertThat(broken).isEqualTo("defect");
        assertThat(code()).isEqualTo("unknown-price");
    }

    private String code() {
        Attention attention = world.row().attention();
        return attention == null ? "-" : attention.code();
    }

    @Test
    void placesAHoldWhileTheProviderIsCreating() throws IOException {
        FakeBilling.Hold creating = world.billing.holdsNextCommand();
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        creating.awaitBegin();
        OperationId hold = world.operation();
        Outcome held = world.ask(new Request.PlaceHold(hold));
        creating.release();
        world.skip(Duration.ofSeconds(5));

        assertThat(held.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        assertThat(world.row().provided().standing()).isEqualTo(Standing.ACTIVE);
        world.keepHistory("held-during-creation");
    }

    @Test
    void endsWhatTheProviderHasLost() throws IOException {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.MISSING));
        Attention missing = world.row().attention();
        world.billing.answers(Answer.refused(Answer.GONE));
        Outcome canceled = world.ask(new Request.Cancel(world.operation(), false));

        assertThat(missing).extracting(Attention::code).isEqualTo("provider-object-missing");
        assertThat(canceled.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.CANCELED);
        assertThat(world.row().attention()).isNull();
        world.keepHistory("canceled-at-a-provider-that-lost-it");
    }

    @Test
    void endsWhatTheProviderHasLostWhenWhatWasPaidForIsUsedUp() {
        world.create(TERMS);
        world.billing.says(seen(ProviderStatus.MISSING));
        world.billing.answers(Answer.refused(Answer.GONE));
        world.ask(new Request.Cancel(world.operation(), true));
        Standing before = world.row().standing();
        world.skip(Duration.between(NOON, PAID_UNTIL).plusHours(1));

        assertThat(before).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().standing()).isEqualTo(Standing.CANCELED);
        assertThat(world.row().endedAt()).isEqualTo(PAID_UNTIL);
    }

    @Test
    void saysDoneOnlyWhenTheLookShowsIt() throws IOException {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.ACTIVE).cancelAt(PAID_UNTIL));
        world.billing.ignoresCommands(true);
        OperationId undo = world.operation();
        Outcome pending = world.askInVain(new Request.UndoCancellation(undo));
        world.billing.ignoresCommands(false);
        world.skip(Duration.ofMinutes(1));

        assertThat(pending.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(world.rows.outcome(undo)).isEqualTo(new OperationOutcome(undo, null, null));
        assertThat(world.row().cancelAt()).isNull();
        world.keepHistory("undone");
    }

    @Test
    void endsASubscriptionWhosePeriodPassedUnpaid() throws IOException {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.PAST_DUE)
                .periodFrom(PAID_UNTIL)
                .periodUntil(PAID_UNTIL.plus(Duration.ofDays(31)))
                .unpaidUntil(PAID_UNTIL.plus(Duration.ofDays(31))));
        Standing failed = world.row().standing();
        world.skip(Duration.between(NOON, PAID_UNTIL).plusDays(31).plusMinutes(1));

        assertThat(failed).isEqualTo(Standing.SUSPENDED);
        assertThat(world.billing.calls()).containsOnlyOnce("changeCancellation NOW");
        assertThat(world.row().standing()).isEqualTo(Standing.CANCELED);
        world.keepHistory("lapsed");
    }

    @Test
    void parksWhenADeclinedCreationCannotBeTakenBack() throws IOException {
        world.billing.says(seen(ProviderStatus.INCOMPLETE).declined().paidUntil(null));
        world.billing.rejectsNextCancellation();
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofSeconds(30));
        Attention parked = world.row().attention();
        Outcome held = world.ask(new Request.PlaceHold(world.operation()));
        world.ask(new Request.Resume(world.operation()));
        world.skip(Duration.ofSeconds(30));

        assertThat(parked).extracting(Attention::code).isEqualTo("creation-provider-test");
        assertThat(held.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.rows.outcome(creation))
                .extracting(OperationOutcome::problemCode)
                .isEqualTo("payment-method-declined");
        world.keepHistory("given-up-after-a-rejection");
    }
}
