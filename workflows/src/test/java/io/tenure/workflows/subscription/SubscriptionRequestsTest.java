package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people ask of a subscription, each answered once. */
final class SubscriptionRequestsTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void changesTheNumberOfSeatsBothWays() throws IOException {
        world.create(TERMS);
        OperationId more = world.operation();
        world.ask(new Request.ChangeSeats(more, 9));
        int raised = world.row().seatLimit();
        OperationId fewer = world.operation();
        world.ask(new Request.ChangeSeats(fewer, 2));

        assertThat(raised).isEqualTo(9);
        assertThat(world.row().seatLimit()).isEqualTo(2);
        assertThat(world.row().quantity()).isEqualTo(2);
        world.keepHistory("seats-changed");
    }

    @Test
    void refusesFewerSeatsThanAreAssignedAndSaysHowMany() throws IOException {
        world.create(TERMS);
        world.rows.assign(4);
        OperationId operation = world.operation();
        Outcome outcome = world.ask(new Request.ChangeSeats(operation, 3));

        assertThat(outcome.code()).isEqualTo("seats-in-use");
        assertThat(outcome.seatsAssigned()).isEqualTo(4);
        assertThat(world.row().seatLimit()).isEqualTo(5);
        world.keepHistory("seats-in-use");
    }

    @Test
    void restoresTheLimitWhenTheProviderRefusesFewerSeats() {
        world.create(TERMS);
        world.billing.answers(Answer.refused("subscription-scheduled"));
        OperationId operation = world.operation();
        Outcome outcome = world.ask(new Request.ChangeSeats(operation, 3));

        assertThat(outcome.code()).isEqualTo("subscription-scheduled");
        assertThat(world.row().seatLimit()).isEqualTo(5);
    }

    @Test
    void refusesByTheStateAloneBeforeAnythingIsWritten() {
        world.create(TERMS);
        OperationId operation = world.operation();

        assertThatThrownBy(() -> world.ask(new Request.UndoCancellation(operation)))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("REFUSED");
                    assertThat(failure.getOriginalMessage()).isEqualTo("no-cancellation-pending");
                });
    }

    @Test
    void holdsAndLifts() throws IOException {
        world.create(TERMS);
        OperationId hold = world.operation();
        world.ask(new Request.PlaceHold(hold));
        StandingReason held = world.row().reason();
        OperationId lift = world.operation();
        world.ask(new Request.LiftHold(lift));

        assertThat(held).isEqualTo(StandingReason.OPERATOR_HOLD);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        world.keepHistory("held-and-lifted");
    }

    @Test
    void answersWhatIsQueuedWhenTheEndComes() throws IOException {
        world.create(TERMS);
        OperationId operation = world.operation();
        world.billing.says(seen(ProviderStatus.CANCELED).endedAt(NOON));
        Outcome outcome = world.ask(new Request.Cancel(operation, false));
        world.stub().getResult(Void.class);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.CANCELED);
        world.keepHistory("canceled");
    }

    @Test
    void withdrawsAnOpenCheckout() throws IOException {
        world.billing.says(seen(ProviderStatus.CHECKOUT_OPEN).withoutSubscription());
        world.create(Samples.terms(Provider.STRIPE, null, null));
        world.billing.says(seen(ProviderStatus.CHECKOUT_EXPIRED).withoutSubscription());
        OperationId operation = world.operation();
        Outcome outcome = world.ask(new Request.Withdraw(operation));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        world.keepHistory("checkout-withdrawn");
    }

    @Test
    void saysThatTheCustomerWasFasterThanTheWithdrawal() throws IOException {
        world.billing.says(seen(ProviderStatus.CHECKOUT_OPEN).withoutSubscription());
        world.create(Samples.terms(Provider.STRIPE, null, null));
        world.billing.says(seen(ProviderStatus.ACTIVE));
        world.billing.answers(Answer.refused("checkout-complete"));
        OperationId operation = world.operation();
        Outcome outcome = world.ask(new Request.Withdraw(operation));

        assertThat(outcome.code()).isEqualTo("checkout-complete");
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        world.keepHistory("checkout-completed-first");
    }
}
