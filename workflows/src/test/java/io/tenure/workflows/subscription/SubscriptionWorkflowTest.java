package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.SLACK;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SubscriptionWorkflowTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void opensTheDoorWithACardThatPays() throws IOException {
        Outcome outcome = world.create(TERMS);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().accessUntil()).isEqualTo(PAID_UNTIL.plus(SLACK));
        assertThat(world.billing.calls()).containsExactly("subscribe", "look");
        world.keepHistory("created-with-a-card");
    }

    @Test
    void waitsForACheckoutAndOpensWhenItIsPaid() throws IOException {
        world.billing.says(seen(ProviderStatus.CHECKOUT_OPEN).withoutSubscription());
        Outcome outcome = world.create(Samples.terms(Provider.STRIPE, null, null));
        Standing before = world.row().standing();
        Checkout page = world.row().checkout();
        world.hear(seen(ProviderStatus.ACTIVE));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(before).isEqualTo(Standing.PENDING);
        assertThat(page).isEqualTo(new Checkout("cs_1", "https://checkout.example/cs_1", PAID_UNTIL));
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().checkout()).isNull();
        world.keepHistory("checkout-paid");
    }

    @Test
    void expiresWithTheCheckoutThatNobodyFinished() throws IOException {
        world.billing.says(seen(ProviderStatus.CHECKOUT_OPEN).withoutSubscription());
        world.create(Samples.terms(Provider.STRIPE, null, null));
        world.billing.says(seen(ProviderStatus.CHECKOUT_EXPIRED).withoutSubscription());
        world.skip(Duration.between(NOON, PAID_UNTIL).plusMinutes(5));

        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        world.keepHistory("checkout-expired");
    }

    @Test
    void endsExpiredWhenTheFirstCardIsDeclined() throws IOException {
        world.billing.answers(Answer.refused("payment-method-declined"));
        Outcome outcome = world.create(TERMS);

        assertThat(outcome.code()).isEqualTo("payment-method-declined");
        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(world.row().reason()).isEqualTo(StandingReason.EXPIRED);
        world.keepHistory("declined-at-creation");
    }

    @Test
    void refusesASecondLiveSubscription() {
        world.rows.refuse("subscription-exists");

        assertThat(world.create(TERMS).code()).isEqualTo("subscription-exists");
        assertThat(world.billing.calls()).isEmpty();
    }

    @Test
    void closesTheDoorWhenAChargeFailsAndOpensItWhenItIsPaid() throws IOException {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.PAST_DUE));
        Standing failed = world.row().standing();
        OperationId operation = world.operation();
        world.billing.says(seen(ProviderStatus.ACTIVE));
        Outcome outcome = world.ask(new Request.ChangePaymentMethod(operation, "pm_new"));

        assertThat(failed).isEqualTo(Standing.SUSPENDED);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.rows.outcome(operation)).isEqualTo(new OperationOutcome(operation, null, null));
        world.keepHistory("failed-and-recovered");
    }

    @Test
    void staysAsItWasWhileTheProviderIsSilent() throws IOException {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        world.hear(seen(ProviderStatus.PAST_DUE));
        world.skip(Duration.ofMinutes(1));
        Standing during = world.row().standing();
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(15));

        assertThat(during).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        world.keepHistory("provider-silent");
    }

    @Test
    void repairsALostEventAtThePeriodsEnd() throws IOException {
        world.create(TERMS);
        world.billing.says(seen(ProviderStatus.PAST_DUE));
        world.skip(Duration.between(NOON, PAID_UNTIL).plusHours(3));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        world.keepHistory("event-lost");
    }

    @Test
    void parksACreationThatTheProviderRejectsAndResumesIt() throws IOException {
        world.billing.fails(FailureType.REJECTED);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofSeconds(30));
        Attention attention = world.row().attention();
        world.billing.fails(null);
        OperationId resumption = world.operation();
        world.ask(new Request.Resume(resumption));
        world.skip(Duration.ofSeconds(30));

        assertThat(attention).extracting(Attention::code).isEqualTo("creation-provider-test");
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().attention()).isNull();
        assertThat(world.rows.outcome(creation)).isEqualTo(new OperationOutcome(creation, null, null));
        world.keepHistory("parked-and-resumed");
    }

    @Test
    void answersThatItIsPendingAfterTenSeconds() {
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));

        Outcome outcome = world.askInVain("awaitCreated", creation, new AwaitCreated(creation));
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(1));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void goesOnWhenPostgresComesBack() throws IOException {
        world.create(TERMS);
        world.rows.failNext(4);
        world.hear(seen(ProviderStatus.PAST_DUE));
        world.skip(Duration.ofMinutes(2));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        world.keepHistory("database-away");
    }

    @Test
    void adoptsARowThatSomebodyElseHasChanged() throws IOException {
        world.create(TERMS);
        world.rows.store(world.row().withSeats(7, 7));
        world.hear(seen(ProviderStatus.PAST_DUE).quantity(7));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.row().quantity()).isEqualTo(7);
        world.keepHistory("compare-and-set-conflict");
    }

    @Test
    void settlesALateSequenceWithoutALook() throws IOException {
        world.create(TERMS);
        world.hear(5);
        long looks = world.billing.looks();
        int settlements = world.rows.settlements().size();
        world.hear(3);

        assertThat(world.billing.looks()).isEqualTo(looks);
        assertThat(world.rows.settlements()).hasSize(settlements + 1);
        assertThat(world.rows.settlements().getLast())
                .isEqualTo(new SubscriptionActivities.Settle(world.id, 5, List.of()));
        world.keepHistory("covered-signal");
    }

    @Test
    void looksOnceForAllCalmEventsThatItHeardMeanwhile() throws IOException {
        world.create(TERMS);
        FakeBilling.Hold look = world.billing.holdsNextLook();
        world.hear(1, 1);
        look.awaitBegin();
        world.billing.says(seen(ProviderStatus.PAST_DUE));
        world.hear(2, 3);
        world.hear(3, 3);
        look.release();
        world.skip(Duration.ofMillis(900));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(world.billing.looks()).isEqualTo(3);
        world.keepHistory("calm-events");
    }

    @Test
    void settlesPaidPeriodsThatChangeNothingElse() {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.ACTIVE).paid("in_older", NOON, Samples.PAID_UNTIL));

        assertThat(world.rows.settlements().getLast().paid())
                .extracting(PaidPeriod::invoiceReference)
                .containsExactly("in_older");
    }

    @Test
    void startsAgainFromTheRowAlone() throws IOException {
        world.rows.put(Samples.in(Standing.ACTIVE).subscription());
        world.billing.says(seen(ProviderStatus.PAST_DUE));
        world.start(SubscriptionInput.existing(world.id));
        world.skip(Duration.ofSeconds(2));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
        world.keepHistory("started-from-the-row");
    }

    @Test
    void endsAtOnceWhenTheRowHasEnded() {
        world.rows.put(Samples.in(Standing.CANCELED).subscription());
        world.start(SubscriptionInput.existing(world.id));
        world.stub().getResult(Void.class);

        assertThat(world.billing.calls()).isEmpty();
    }
}
