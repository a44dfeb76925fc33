package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.subscription.BillingActivities.ChangeCancellation.Kind;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is stuck stands in nobody's way, and nobody who pays is ended. */
final class SubscriptionObstacleTest {

    private static final Instant NEXT_PERIOD = PAID_UNTIL.plus(Duration.ofDays(31));

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void endsACreationThatWaitsForTheProviderInsteadOfChargingIt() throws IOException {
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofMinutes(1));
        OperationId cancellation = world.operation();
        world.askInVain(new Request.Cancel(cancellation, false));
        int tried = world.billing.calls().lastIndexOf("subscribe");
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(15));

        assertThat(world.billing
                        .calls()
                        .subList(tried + 1, world.billing.calls().size()))
                .doesNotContain("subscribe")
                .contains("abandonCreation");
        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(world.rows.outcome(cancellation)).isNotNull();
        world.keepHistory("creation-canceled-in-a-silence");
    }

    @Test
    void takesAHoldHoweverManyRequestsWait() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        for (int waiting = 0; waiting < RequestQueue.MOST_WAITING; waiting++) {
            world.askInVain(new Request.ChangePaymentMethod(world.operation(), "pm_new"));
        }

        assertThat(world.ask(new Request.PlaceHold(world.operation())).kind()).isEqualTo(Outcome.Kind.DONE);
    }

    @Test
    void asksForTheNewestNumberOfSeatsAlone() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId older = world.operation();
        OperationId newest = world.operation();
        world.askInVain(new Request.ChangeSeats(older, 9));
        world.askInVain(new Request.ChangeSeats(newest, 7));
        int tried = world.billing.calls().size();
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(16));

        assertThat(world.billing.calls().subList(tried, world.billing.calls().size()))
                .contains("changeQuantity 7")
                .doesNotContain("changeQuantity 9");
        assertThat(world.rows.outcome(older))
                .extracting(OperationOutcome::problemCode)
                .isEqualTo("superseded");
        assertThat(world.rows.outcome(newest))
                .extracting(OperationOutcome::problemCode)
                .isNull();
        assertThat(world.row().seatLimit()).isEqualTo(7);
    }

    @Test
    void undoesACancellationThatStillWaits() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        world.askInVain(new Request.Cancel(world.operation(), true));
        Outcome undone = world.askInVain(new Request.UndoCancellation(world.operation()));
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(16));

        assertThat(undone.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(world.row().cancelAt()).isNull();
        assertThat(world.rows.outcome(undone.operationId()))
                .extracting(OperationOutcome::problemCode)
                .isNull();
    }

    @Test
    void letsWhoIsAboutToPayPayBeforeItEndsWhatHasLapsed() throws IOException {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId method = world.operation();
        world.askInVain(new Request.ChangePaymentMethod(method, "pm_new"));
        world.billing.fails(null);
        world.billing.paysWith(
                seen(ProviderStatus.ACTIVE).paidUntil(NEXT_PERIOD).periodUntil(NEXT_PERIOD));
        world.hear(lapsed());
        world.skip(Duration.ofMinutes(1));

        assertThat(world.billing.calls()).doesNotContain("changeCancellation " + Kind.NOW);
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
        assertThat(world.rows.outcome(method)).isNotNull();
        world.keepHistory("paid-before-it-was-ended");
    }

    @Test
    void asksForAPersonWhenTheProviderDoesNotEndWhatHasLapsed() {
        world.create(TERMS);
        world.billing.ignoresCommands(true);
        world.hear(lapsed());
        world.skip(Duration.ofHours(1));

        assertThat(world.billing.calls().stream().filter(("changeCancellation " + Kind.NOW)::equals))
                .hasSize(1);
        assertThat(world.row().attention()).extracting(Attention::code).isEqualTo("lapsed-not-ended");
    }

    @Test
    void asksAgainWithinTheQuarterAfterAShortSilenceHoweverOftenItAsked() {
        world.create(TERMS);
        world.billing.fails(FailureType.UNAVAILABLE);
        for (int event = 1; event < 120; event++) {
            world.hear(event);
        }
        world.billing.fails(null);
        world.billing.says(seen(ProviderStatus.PAST_DUE));
        world.skip(Duration.ofMinutes(16));

        assertThat(world.row().standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void knowsThePlannedEndOfWhatItCannotRead() {
        world.create(TERMS);
        world.hear(seen(ProviderStatus.ACTIVE).oddity("unknown-price"));
        Outcome outcome = world.ask(new Request.Cancel(world.operation(), true));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().cancelAt()).isEqualTo(PAID_UNTIL);
    }

    /** The page may be there again, and somebody may pay on it. */
    @Test
    void withdrawsNothingWhileThePageWasOnlyMissingBefore() {
        world.create(Samples.terms(Provider.STRIPE, null, null));
        world.hear(seen(ProviderStatus.MISSING).withoutSubscription());
        world.billing.fails(FailureType.UNAVAILABLE);
        Outcome outcome = world.askInVain(new Request.Withdraw(world.operation()));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.PENDING);
        assertThat(world.row().standing()).isEqualTo(Standing.PENDING);
    }

    @Test
    void withdrawsAPageThatIsGoneHoweverLongTheProviderWasSilent() {
        world.create(Samples.terms(Provider.STRIPE, null, null));
        world.hear(seen(ProviderStatus.MISSING).withoutSubscription());
        world.billing.fails(FailureType.UNAVAILABLE);
        OperationId withdrawal = world.operation();
        world.askInVain(new Request.Withdraw(withdrawal));
        world.skip(Duration.ofMinutes(10));
        world.billing.fails(null);
        world.skip(Duration.ofMinutes(16));

        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(world.rows.outcome(withdrawal))
                .extracting(SubscriptionActivities.OperationOutcome::problemCode)
                .isNull();
    }

    private static Samples.Seen lapsed() {
        return seen(ProviderStatus.PAST_DUE)
                .periodFrom(NOON)
                .periodUntil(NEXT_PERIOD)
                .unpaidUntil(NOON);
    }
}
