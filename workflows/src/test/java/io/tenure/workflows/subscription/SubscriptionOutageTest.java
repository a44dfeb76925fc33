package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people asked for while the provider, PostgreSQL or the run itself was away. */
final class SubscriptionOutageTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void placesAHoldWhileAnotherRequestWaitsForASilentProvider() throws IOException {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        Outcome seats = changeSeats(9);
        OperationId hold = world.operation();
        Outcome held = world.ask(new Request.PlaceHold(hold));

        assertThat(seats.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(held.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.row().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        world.keepHistory("held-during-an-outage");
    }

    @Test
    void doesNotLiftANewHoldWithTheRestOfAnOldLifting() {
        world.create(TERMS);
        OperationId first = world.operation();
        world.ask(new Request.PlaceHold(first));
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId lift = world.operation();
        world.askInVain(new Request.LiftHold(lift));
        OperationId second = world.operation();
        world.ask(new Request.PlaceHold(second));
        world.billing.fails(null);
        world.skip(Duration.ofHours(1));

        assertThat(world.row().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        assertThat(world.rows.outcome(lift)).isEqualTo(new OperationOutcome(lift, null, null));
    }

    @Test
    void goesOnWithWhatWaitsAsSoonAsTheProviderAnswersAgain() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        changeSeats(9);
        world.skip(Duration.ofHours(2));
        world.billing.fails(null);
        world.hear(seen(ProviderStatus.ACTIVE));

        assertThat(world.row().quantity()).isEqualTo(9);
    }

    @Test
    void saysThatACancellationIsDoneWhenTheEndWasHeardFirst() throws IOException {
        world.create(TERMS);
        world.billing.failsLooks(true);
        OperationId cancellation = world.operation();
        world.askInVain(new Request.Cancel(cancellation, false));
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 9));
        world.billing.failsLooks(false);
        world.hear(seen(ProviderStatus.CANCELED).endedAt(NOON));

        assertThat(world.rows.outcome(cancellation)).isEqualTo(new OperationOutcome(cancellation, null, null));
        assertThat(world.rows.outcome(seats)).isEqualTo(new OperationOutcome(seats, "subscription-not-active", null));
        assertThat(world.billing.calls().getLast()).isEqualTo("collectOthers");
        world.keepHistory("canceled-with-requests-waiting");
    }

    @Test
    void saysThatTheFirstCardWasDeclinedWhenTheEndWasHeardFirst() throws IOException {
        world.billing.failsLooks(true);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.askInVain("awaitCreated", creation, new AwaitCreated(creation));
        world.billing.failsLooks(false);
        world.hear(seen(ProviderStatus.CANCELED).paidUntil(null).endedAt(NOON));

        assertThat(world.rows.outcome(creation))
                .isEqualTo(new OperationOutcome(creation, "payment-method-declined", null));
        world.keepHistory("declined-while-the-look-was-silent");
    }

    @Test
    void doesNotRefuseARaiseThatWasBilledBeforeTheDoorClosed() {
        world.create(TERMS);
        world.billing.failsLooks(true);
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 9));
        world.billing.failsLooks(false);
        world.hear(seen(ProviderStatus.PAST_DUE).quantity(9));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.rows.outcome(seats)).isEqualTo(new OperationOutcome(seats, null, null));
    }

    @Test
    void doesNotRefuseARaiseThatWasBilledBeforeTheEnd() {
        world.create(TERMS);
        world.billing.failsLooks(true);
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 9));
        world.billing.failsLooks(false);
        world.hear(seen(ProviderStatus.CANCELED).quantity(9).endedAt(NOON));

        assertThat(world.rows.outcome(seats)).isEqualTo(new OperationOutcome(seats, null, null));
        assertThat(world.row().quantity()).isEqualTo(9);
    }

    @Test
    void restoresTheLimitWhenAReductionIsRefusedAfterTheDoorClosed() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 3));
        int lowered = world.row().seatLimit();
        world.billing.fails(null);
        world.billing.answers(Answer.refused("subscription-scheduled"));
        world.hear(seen(ProviderStatus.PAST_DUE));

        assertThat(lowered).isEqualTo(3);
        assertThat(world.rows.outcome(seats))
                .extracting(OperationOutcome::problemCode)
                .isEqualTo("subscription-scheduled");
        assertThat(world.row().seatLimit()).isEqualTo(5);
    }

    @Test
    void endsAtTheProviderWhatALostCreationHasLeftThere() throws IOException {
        world.billing.fails(FailureType.REJECTED);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofSeconds(30));
        world.billing.fails(null);
        OperationId withdrawal = world.operation();
        world.ask(new Request.Withdraw(withdrawal));

        assertThat(world.billing.calls()).contains("abandonCreation");
        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(world.rows.outcome(creation))
                .isEqualTo(new OperationOutcome(creation, "subscription-not-active", null));
        world.keepHistory("creation-withdrawn");
    }

    @Test
    void finishesWhatWasAskedOfARunThatIsLost() throws IOException {
        world.rows.put(Samples.in(Standing.ACTIVE).subscription());
        OperationId seats = world.operation();
        OperationId hold = world.operation();
        world.rows.pending(seats, new Request.ChangeSeats(seats, 9));
        world.rows.pending(hold, new Request.PlaceHold(hold));
        world.start(SubscriptionInput.existing(world.id));
        world.skip(Duration.ofSeconds(5));

        assertThat(world.rows.outcome(seats)).isEqualTo(new OperationOutcome(seats, "subscription-not-active", null));
        assertThat(world.rows.outcome(hold)).isEqualTo(new OperationOutcome(hold, null, null));
        assertThat(world.row().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        world.keepHistory("requests-of-a-lost-run");
    }

    @Test
    void finishesACreationUnderTheIdThatItsCallerKnows() {
        OperationId creation = world.operation();
        world.rows.put(Subscription.requested(world.id, TERMS));
        world.rows.pending(creation, null);
        world.start(SubscriptionInput.existing(world.id));
        world.skip(Duration.ofSeconds(5));

        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.rows.outcome(creation)).isEqualTo(new OperationOutcome(creation, null, null));
    }

    @Test
    void answersThatItIsPendingWhilePostgresIsAway() {
        world.rows.failNext(12);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        Outcome outcome = world.askInVain("awaitCreated", creation, new AwaitCreated(creation));
        world.skip(Duration.ofMinutes(10));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
    }

    private Outcome changeSeats(int seats) {
        OperationId operation = world.operation();
        return world.askInVain(new Request.ChangeSeats(operation, seats));
    }
}
