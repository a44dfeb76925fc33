package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.SLACK;
import static io.tenure.workflows.subscription.Samples.in;
import static io.tenure.workflows.subscription.Samples.seen;
import static io.tenure.workflows.subscription.Standing.ACTIVE;
import static io.tenure.workflows.subscription.SubscriptionTransitions.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a person is asked for, and when no more. */
final class SubscriptionAttentionTest {

    private static final Instant NEXT_PERIOD = PAID_UNTIL.plus(Duration.ofDays(31));

    @Test
    void asksForAPersonAtOnceWhereAnUnpaidPeriodWillNotBeCharged() {
        SubscriptionState after =
                after(seen(ProviderStatus.ACTIVE).periodUntil(NEXT_PERIOD).withoutCharge(), PAID_UNTIL.plusSeconds(1));

        assertThat(code(after)).isEqualTo("renewal-unpaid");
        assertThat(after.subscription().accessUntil()).isEqualTo(PAID_UNTIL);
    }

    @Test
    void asksForNobodyWhileTheChargeIsOnItsWay() {
        SubscriptionState after =
                after(seen(ProviderStatus.ACTIVE).periodUntil(NEXT_PERIOD), PAID_UNTIL.plusSeconds(1));

        assertThat(after.subscription().attention()).isNull();
        assertThat(after.subscription().accessUntil()).isEqualTo(PAID_UNTIL.plus(SLACK));
    }

    @Test
    void asksForAPersonWhenAccessIsOverAlthoughTheProviderSaysActive() {
        Instant over = PAID_UNTIL.plus(SLACK);
        SubscriptionState after = after(seen(ProviderStatus.ACTIVE).periodUntil(NEXT_PERIOD), over);

        assertThat(code(after)).isEqualTo("renewal-unpaid");
        assertThat(after.lookDue()).isEqualTo(over.plus(Duration.ofHours(6)));
    }

    @Test
    void looksWhenAccessEnds() {
        SubscriptionState waiting = after(
                seen(ProviderStatus.ACTIVE).periodUntil(NEXT_PERIOD),
                PAID_UNTIL.plus(SLACK).minusSeconds(60));

        assertThat(waiting.lookDue()).isEqualTo(PAID_UNTIL.plus(SLACK));
    }

    @Test
    void asksForAPersonAfterFourHoursOfSilenceAndNoLongerThanThat() {
        SubscriptionState silent = decide(in(ACTIVE), new Fact.Unclear(), NOON).state();
        SubscriptionState early = decide(
                        silent,
                        new Fact.Unclear(),
                        NOON.plus(Duration.ofHours(4)).minusMillis(1))
                .state();
        SubscriptionState late = decide(early, new Fact.Unclear(), NOON.plus(Duration.ofHours(4)))
                .state();
        SubscriptionState answered = decide(late, seen(ProviderStatus.ACTIVE).fact(), NOON.plus(Duration.ofHours(5)))
                .state();

        assertThat(early.subscription().attention()).isNull();
        assertThat(code(late)).isEqualTo("provider-silent");
        assertThat(late.subscription().status()).isEqualTo(new Status(ACTIVE, null));
        assertThat(answered.subscription().attention()).isNull();
        assertThat(answered.silence()).isNull();
    }

    @Test
    void readsTheStandingThoughANumberIsBeyondItsRange() {
        SubscriptionState after =
                after(seen(ProviderStatus.PAST_DUE).quantity(null).oddity("number-out-of-range"), NOON);

        assertThat(after.subscription().status())
                .isEqualTo(new Status(Standing.SUSPENDED, StandingReason.PAYMENT_FAILED));
        assertThat(after.subscription().quantity()).isEqualTo(5);
        assertThat(code(after)).isEqualTo("number-out-of-range");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderStatus.class,
            names = {"CANCELED", "INCOMPLETE_EXPIRED"})
    void asksForNobodyAfterTheEnd(ProviderStatus ended) {
        SubscriptionState odd = after(seen(ProviderStatus.ACTIVE).oddity("second-subscription"), NOON);
        SubscriptionState over = decide(
                        odd, seen(ended).oddity("unknown-price").endedAt(NOON).fact(), NOON)
                .state();

        assertThat(over.subscription().standing().isTerminal()).isTrue();
        assertThat(over.subscription().attention()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProviderStatus.class,
            names = {"ACTIVE", "TRIALING", "PAST_DUE", "UNPAID", "INCOMPLETE"})
    void showsThePageOfTheBankWhereverAPaymentWaitsForTheCustomer(ProviderStatus status) {
        SubscriptionState state = status == ProviderStatus.INCOMPLETE ? Samples.pending() : in(ACTIVE);
        SubscriptionState after = decide(
                        state, seen(status).authenticationRequired().fact(), NOON)
                .state();
        SubscriptionState paid =
                decide(after, seen(ProviderStatus.ACTIVE).fact(), NOON).state();

        assertThat(after.subscription().checkout()).isEqualTo(new Checkout(null, "https://bank.example/3ds", null));
        assertThat(paid.subscription().checkout()).isNull();
    }

    @Test
    void endsAPeriodThatPassedUnpaidByTheProvidersPeriodOrByTheClock() {
        Samples.Seen behind = seen(ProviderStatus.PAST_DUE).unpaidUntil(NEXT_PERIOD);

        assertThat(after(behind.periodFrom(PAID_UNTIL), NOON).lapsed()).isFalse();
        assertThat(after(behind.periodFrom(PAID_UNTIL), NEXT_PERIOD).lapsed()).isTrue();
        assertThat(after(behind.periodFrom(NEXT_PERIOD), NOON).lapsed()).isTrue();
        assertThat(after(behind.periodFrom(NEXT_PERIOD).unpaidUntil(null), NOON).lapsed())
                .isFalse();
    }

    @Test
    void looksWhenAnUnpaidPeriodEnds() {
        Instant soon = NOON.plus(Duration.ofHours(2));
        SubscriptionState after = after(seen(ProviderStatus.PAST_DUE).periodUntil(soon), NOON);

        assertThat(after.lookDue()).isEqualTo(soon);
    }

    private static SubscriptionState after(Samples.Seen look, Instant now) {
        return decide(in(ACTIVE), look.fact(), now).state();
    }

    private static String code(SubscriptionState state) {
        Attention attention = state.subscription().attention();
        return attention == null ? "-" : attention.code();
    }
}
