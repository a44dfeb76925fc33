package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.SLACK;
import static io.tenure.workflows.subscription.Samples.in;
import static io.tenure.workflows.subscription.Samples.pending;
import static io.tenure.workflows.subscription.Samples.seen;
import static io.tenure.workflows.subscription.Standing.ACTIVE;
import static io.tenure.workflows.subscription.Standing.CANCELED;
import static io.tenure.workflows.subscription.Standing.EXPIRED;
import static io.tenure.workflows.subscription.Standing.PENDING;
import static io.tenure.workflows.subscription.Standing.SUSPENDED;
import static io.tenure.workflows.subscription.SubscriptionTransitions.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a door stays open, and what keeps it closed. */
final class SubscriptionAccessTest {

    private static final Fact OPERATOR_HOLD = new Fact.HoldPlaced(StandingReason.OPERATOR_HOLD, Hold.OPERATOR);

    @Test
    void keepsTheDoorClosedUnderAHoldWhateverTheProviderSays() {
        SubscriptionState held = decide(in(ACTIVE), OPERATOR_HOLD, NOON).state();
        SubscriptionState paid =
                decide(held, seen(ProviderStatus.ACTIVE).fact(), NOON).state();

        assertThat(held.subscription().standing()).isEqualTo(SUSPENDED);
        assertThat(paid.subscription().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        assertThat(paid.subscription().holds())
                .containsExactly(new Hold(StandingReason.OPERATOR_HOLD, Hold.OPERATOR, NOON));
    }

    @Test
    void restoresByLiftingWhatStoodBefore() {
        SubscriptionState held = decide(in(ACTIVE), OPERATOR_HOLD, NOON).state();
        SubscriptionState failed =
                decide(held, seen(ProviderStatus.PAST_DUE).fact(), NOON).state();

        assertThat(lifted(held).status()).isEqualTo(new Status(ACTIVE, null));
        assertThat(lifted(held).accessUntil())
                .isEqualTo(in(ACTIVE).subscription().accessUntil());
        assertThat(lifted(failed).status()).isEqualTo(new Status(SUSPENDED, StandingReason.PAYMENT_FAILED));
    }

    @Test
    void restoresByLiftingAlsoWhatItCannotReadNow() {
        SubscriptionState odd = decide(
                        in(ACTIVE),
                        seen(ProviderStatus.ACTIVE).oddity("unknown-price").fact(),
                        NOON)
                .state();
        SubscriptionState held = decide(odd, OPERATOR_HOLD, NOON).state();

        assertThat(lifted(held).standing()).isEqualTo(ACTIVE);
        assertThat(lifted(held).holds()).isEmpty();
    }

    @Test
    void liftsEachHoldByItsOwnCause() {
        SubscriptionState held = decide(in(ACTIVE), OPERATOR_HOLD, NOON).state();
        SubscriptionState disputed = decide(held, new Fact.HoldPlaced(StandingReason.DISPUTED, "dp_1"), NOON)
                .state();
        Subscription left = lifted(disputed);
        SubscriptionState free =
                decide(disputed.with(left), new Fact.HoldLifted("dp_1"), NOON).state();

        assertThat(disputed.subscription().reason()).isEqualTo(StandingReason.OPERATOR_HOLD);
        assertThat(left.status()).isEqualTo(new Status(SUSPENDED, StandingReason.DISPUTED));
        assertThat(free.subscription().standing()).isEqualTo(ACTIVE);
    }

    private static Subscription lifted(SubscriptionState state) {
        return decide(state, new Fact.HoldLifted(Hold.OPERATOR), NOON).state().subscription();
    }

    @Test
    void keepsAccessOverTheHourBetweenPeriodAndMoney() {
        Instant nextPeriod = PAID_UNTIL.plus(Duration.ofDays(31));
        Decision decision = decide(
                in(ACTIVE), seen(ProviderStatus.ACTIVE).periodUntil(nextPeriod).fact(), PAID_UNTIL);

        assertThat(decision.state().subscription().accessUntil()).isEqualTo(PAID_UNTIL.plus(SLACK));
        assertThat(decision.state().lookDue())
                .isBetween(PAID_UNTIL.plus(Duration.ofHours(2)), PAID_UNTIL.plus(Duration.ofMinutes(130)));
    }

    @Test
    void looksEverySixHoursUntilTheNewPeriodIsPaid() {
        Instant late = PAID_UNTIL.plus(Duration.ofHours(3));
        Decision decision = decide(in(ACTIVE), seen(ProviderStatus.ACTIVE).fact(), late);

        assertThat(decision.state().lookDue()).isEqualTo(late.plus(Duration.ofHours(6)));
    }

    @Test
    void givesNoSlackToWhatWillEnd() {
        Decision decision = decide(
                in(ACTIVE), seen(ProviderStatus.ACTIVE).cancelAt(PAID_UNTIL).fact(), NOON);

        assertThat(decision.state().subscription().accessUntil()).isEqualTo(PAID_UNTIL);
        assertThat(decision.state().subscription().cancelAt()).isEqualTo(PAID_UNTIL);
    }

    @Test
    void endsAccessAtTheProvidersEnd() {
        Decision decision = decide(
                in(ACTIVE),
                seen(ProviderStatus.CANCELED).endedAt(NOON.minusSeconds(3)).fact(),
                NOON);

        assertThat(decision.state().subscription().accessUntil()).isEqualTo(NOON.minusSeconds(3));
        assertThat(decision.state().subscription().endedAt()).isEqualTo(NOON.minusSeconds(3));
    }

    @Test
    void opensNoDoorThatNobodyPaidFor() {
        Decision decision =
                decide(pending(), seen(ProviderStatus.ACTIVE).paidUntil(null).fact(), NOON);

        assertThat(decision.state().subscription().accessUntil()).isEqualTo(NOON);
        assertThat(decision.state().subscription().attention()).isEqualTo(new Attention("nothing-paid", NOON));
    }

    @ParameterizedTest
    @CsvSource({"several-items", "unknown-price", "collection-method", "other-mode"})
    void leavesAccessAsItIsWhereItCannotReadTheSubscription(String oddity) {
        Decision decision =
                decide(in(ACTIVE), seen(ProviderStatus.PAST_DUE).oddity(oddity).fact(), NOON);

        assertThat(decision.state().subscription().standing()).isEqualTo(ACTIVE);
        assertThat(decision.state().subscription().accessUntil())
                .isEqualTo(in(ACTIVE).subscription().accessUntil());
        assertThat(decision.state().subscription().attention()).isEqualTo(new Attention(oddity, NOON));
        assertThat(decide(
                                in(ACTIVE),
                                seen(ProviderStatus.CANCELED).oddity(oddity).fact(),
                                NOON)
                        .state()
                        .subscription()
                        .standing())
                .isEqualTo(CANCELED);
    }

    @Test
    void grantsUntilItsEndAndNotLonger() {
        SubscriptionState granted = SubscriptionState.loaded(
                Subscription.requested(Samples.ID, Samples.terms(Provider.NONE, PAID_UNTIL, null)),
                Samples.POLICY,
                null);
        SubscriptionState open =
                decide(granted, new Fact.Granted(false, 5), NOON).state();
        SubscriptionState over =
                decide(open, new Fact.Granted(false, 5), PAID_UNTIL).state();

        assertThat(open.subscription().standing()).isEqualTo(ACTIVE);
        assertThat(open.subscription().accessUntil()).isEqualTo(PAID_UNTIL);
        assertThat(open.lookDue()).isEqualTo(PAID_UNTIL);
        assertThat(over.subscription().standing()).isEqualTo(EXPIRED);
    }

    @Test
    void grantsWithoutAnEnd() {
        SubscriptionState granted = SubscriptionState.loaded(
                Subscription.requested(Samples.ID, Samples.terms(Provider.NONE, null, null)), Samples.POLICY, null);
        SubscriptionState open =
                decide(granted, new Fact.Granted(false, 5), NOON).state();

        assertThat(open.subscription().standing()).isEqualTo(ACTIVE);
        assertThat(open.subscription().accessUntil()).isNull();
        assertThat(open.lookDue()).isNull();
        assertThat(decide(open, new Fact.Granted(true, 5), NOON)
                        .state()
                        .subscription()
                        .standing())
                .isEqualTo(CANCELED);
    }

    @Test
    void looksNoMoreAtAGrantWhoseLookIsDone() {
        Terms terms = Samples.terms(Provider.NONE, PAID_UNTIL, null);
        SubscriptionState granted =
                SubscriptionState.loaded(Subscription.requested(Samples.ID, terms), Samples.POLICY, null);
        SubscriptionState due = granted.lookingAgainAt(NOON);

        assertThat(decide(due, new Fact.Granted(false, 5), NOON).state().lookDue())
                .isEqualTo(PAID_UNTIL);
    }

    @Test
    void staysPendingUntilSomebodyPays() {
        assertThat(pending().subscription().standing()).isEqualTo(PENDING);
        assertThat(pending().subscription().accessUntil()).isNull();
    }
}
