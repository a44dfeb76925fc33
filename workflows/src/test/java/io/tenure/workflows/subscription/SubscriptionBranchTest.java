package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Branches that are seldom taken; each leaves a history. */
final class SubscriptionBranchTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void takesBackAFirstPaymentThatWasDeclined() throws IOException {
        world.billing.says(seen(ProviderStatus.INCOMPLETE).declined().paidUntil(null));
        Outcome outcome = world.create(TERMS);

        assertThat(outcome.code()).isEqualTo("payment-method-declined");
        assertThat(world.billing.calls()).contains("changeCancellation NOW");
        world.keepHistory("declined-first-payment");
    }

    @Test
    void resumesWithALook() throws IOException {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.ACTIVE).oddity("unknown-price"));
        world.billing.says(seen(ProviderStatus.ACTIVE));
        Outcome outcome = world.ask(new Request.Resume(world.operation()));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().attention()).isNull();
        world.keepHistory("resumed-with-a-look");
    }

    @Test
    void settlesTheEventsThatCameWithTheEnd() throws IOException {
        world.create(TERMS);
        world.billing.says(seen(ProviderStatus.CANCELED).endedAt(NOON));
        FakeBilling.Hold look = world.billing.holdsNextLook();
        world.hear(1, 1);
        look.awaitBegin();
        world.hear(2, 1);
        look.release();
        world.stub().getResult(Void.class);

        assertThat(world.rows.settlements())
                .extracting(SubscriptionActivities.Settle::upTo)
                .contains(2L);
        world.keepHistory("settled-at-the-end");
    }

    @Test
    void collectsTheCustomersOtherInvoicesAfterASilence() throws IOException {
        world.create(TERMS);
        FakeBilling.Hold look = world.billing.holdsNextLook();
        world.billing.says(seen(ProviderStatus.CANCELED).endedAt(NOON));
        world.hear(1, 1);
        look.awaitBegin();
        world.billing.fails(FailureType.UNAVAILABLE);
        look.release();
        world.skip(Duration.ofSeconds(2));
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(1));

        assertThat(world.billing.calls().stream().filter("collectOthers"::equals))
                .hasSizeGreaterThan(1);
        world.keepHistory("others-collected-after-a-silence");
    }

    @Test
    void asksForAPersonWhenTheProviderRefusesALook() throws IOException {
        world.create(TERMS);
        world.billing.fails(FailureType.REJECTED);
        world.hear(1);
        Attention refused = world.row().attention();
        world.billing.fails(null);
        world.skip(Duration.ofHours(7));

        assertThat(refused).extracting(Attention::code).isEqualTo("look-provider-test");
        assertThat(world.row().attention()).isNull();
        world.keepHistory("look-rejected");
    }

    @Test
    void closesTheDoorWhenATrialEndsWithoutAMethod() throws IOException {
        world.billing.says(seen(ProviderStatus.TRIALING));
        world.create(TERMS);
        Standing trial = world.row().standing();
        world.hear(seen(ProviderStatus.PAUSED).trialEnded());

        assertThat(trial).isEqualTo(Standing.TRIALING);
        assertThat(world.row().status()).isEqualTo(new Status(Standing.SUSPENDED, StandingReason.TRIAL_ENDED));
        assertThat(world.row().accessUntil()).isEqualTo(PAID_UNTIL);
        world.keepHistory("trial-ended");
    }

    @Test
    void answersACallerThatTheRaiseWaitsForTheBank() throws IOException {
        world.create(TERMS);
        world.billing.ignoresCommands(true);
        world.billing.says(seen(ProviderStatus.ACTIVE).authenticationRequired());
        OperationId raise = world.operation();
        Outcome outcome = world.ask(new Request.ChangeSeats(raise, 9));

        assertThat(outcome.code()).isEqualTo("payment-pending");
        assertThat(world.row().checkout()).isNotNull();
        assertThat(world.rows.outcome(raise))
                .extracting(OperationOutcome::problemCode)
                .isEqualTo("payment-pending");
        world.keepHistory("raise-waits-for-the-bank");
    }

    @Test
    void asksTheProviderForTheNumberThatIsThereBecauseAnotherMayWait() {
        world.create(TERMS);
        Outcome outcome = world.ask(new Request.ChangeSeats(world.operation(), 5));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.billing.calls()).contains("changeQuantity 5");
    }
}
