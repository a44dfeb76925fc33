package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.in;
import static io.tenure.workflows.subscription.Samples.pending;
import static io.tenure.workflows.subscription.Samples.seen;
import static io.tenure.workflows.subscription.Standing.ACTIVE;
import static io.tenure.workflows.subscription.Standing.CANCELED;
import static io.tenure.workflows.subscription.Standing.EXPIRED;
import static io.tenure.workflows.subscription.Standing.SUSPENDED;
import static io.tenure.workflows.subscription.SubscriptionTransitions.decide;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SubscriptionTransitionsTest {

    /** Every live standing against every status: what stands afterwards, and why. */
    @ParameterizedTest(name = "{0} + {1} = {2} {3}")
    @CsvSource({
        "PENDING,   INCOMPLETE,         PENDING,   pending",
        "PENDING,   INCOMPLETE_EXPIRED, EXPIRED,   expired",
        "PENDING,   TRIALING,           TRIALING,",
        "PENDING,   ACTIVE,             ACTIVE,",
        "PENDING,   PAST_DUE,           SUSPENDED, payment-failed",
        "PENDING,   UNPAID,             SUSPENDED, payment-failed",
        "PENDING,   PAUSED,             SUSPENDED, paused",
        "PENDING,   CANCELED,           CANCELED,  canceled",
        "PENDING,   CHECKOUT_OPEN,      PENDING,   pending",
        "PENDING,   MISSING,            PENDING,   pending",
        "PENDING,   UNKNOWN,            PENDING,   pending",
        "TRIALING,  INCOMPLETE,         TRIALING,",
        "TRIALING,  INCOMPLETE_EXPIRED, EXPIRED,   expired",
        "TRIALING,  TRIALING,           TRIALING,",
        "TRIALING,  ACTIVE,             ACTIVE,",
        "TRIALING,  PAST_DUE,           SUSPENDED, payment-failed",
        "TRIALING,  UNPAID,             SUSPENDED, payment-failed",
        "TRIALING,  PAUSED,             SUSPENDED, paused",
        "TRIALING,  CANCELED,           CANCELED,  canceled",
        "TRIALING,  CHECKOUT_OPEN,      TRIALING,",
        "TRIALING,  CHECKOUT_EXPIRED,   TRIALING,",
        "TRIALING,  MISSING,            TRIALING,",
        "TRIALING,  UNKNOWN,            TRIALING,",
        "ACTIVE,    INCOMPLETE,         ACTIVE,",
        "ACTIVE,    INCOMPLETE_EXPIRED, EXPIRED,   expired",
        "ACTIVE,    TRIALING,           TRIALING,",
        "ACTIVE,    ACTIVE,             ACTIVE,",
        "ACTIVE,    PAST_DUE,           SUSPENDED, payment-failed",
        "ACTIVE,    UNPAID,             SUSPENDED, payment-failed",
        "ACTIVE,    PAUSED,             SUSPENDED, paused",
        "ACTIVE,    CANCELED,           CANCELED,  canceled",
        "ACTIVE,    CHECKOUT_OPEN,      ACTIVE,",
        "ACTIVE,    CHECKOUT_EXPIRED,   ACTIVE,",
        "ACTIVE,    MISSING,            ACTIVE,",
        "ACTIVE,    UNKNOWN,            ACTIVE,",
        "SUSPENDED, INCOMPLETE,         SUSPENDED, payment-failed",
        "SUSPENDED, INCOMPLETE_EXPIRED, EXPIRED,   expired",
        "SUSPENDED, TRIALING,           TRIALING,",
        "SUSPENDED, ACTIVE,             ACTIVE,",
        "SUSPENDED, PAST_DUE,           SUSPENDED, payment-failed",
        "SUSPENDED, UNPAID,             SUSPENDED, payment-failed",
        "SUSPENDED, PAUSED,             SUSPENDED, paused",
        "SUSPENDED, CANCELED,           CANCELED,  canceled",
        "SUSPENDED, CHECKOUT_OPEN,      SUSPENDED, payment-failed",
        "SUSPENDED, CHECKOUT_EXPIRED,   SUSPENDED, payment-failed",
        "SUSPENDED, MISSING,            SUSPENDED, payment-failed",
        "SUSPENDED, UNKNOWN,            SUSPENDED, payment-failed",
    })
    void followsTheProvider(Standing from, ProviderStatus status, Standing to, String reason) {
        Decision decision = decide(in(from), seen(status).fact(), NOON);

        Subscription after = decision.state().subscription();
        assertThat(after.standing()).isEqualTo(to);
        assertThat(code(after)).isEqualTo(reason);
        assertThat(decision.change() != null)
                .isEqualTo(from != to || !Objects.equals(code(in(from).subscription()), reason));
    }

    @ParameterizedTest
    @EnumSource(ProviderStatus.class)
    void neverRevivesWhatHasEnded(ProviderStatus status) {
        for (Standing ended : new Standing[] {CANCELED, EXPIRED}) {
            assertThat(decide(in(ended), seen(status).fact(), NOON)).isEqualTo(Decision.of(in(ended)));
            assertThat(decide(in(ended), new Fact.HoldLifted(Hold.OPERATOR), NOON))
                    .isEqualTo(Decision.of(in(ended)));
            assertThat(decide(in(ended), new Fact.Granted(false, 5), NOON)).isEqualTo(Decision.of(in(ended)));
        }
    }

    @Test
    void suspendsAtTheFirstFailedRenewal() {
        Decision decision = decide(in(ACTIVE), seen(ProviderStatus.PAST_DUE).fact(), NOON);

        assertThat(decision.change())
                .isEqualTo(new StandingChange(ACTIVE, SUSPENDED, StandingReason.PAYMENT_FAILED, NOON));
        assertThat(decision.state().subscription().accessUntil()).isEqualTo(PAID_UNTIL);
    }

    @Test
    void saysThatTheBankMustBeAsked() {
        Decision decision = decide(
                in(ACTIVE),
                seen(ProviderStatus.PAST_DUE).authenticationRequired().fact(),
                NOON);

        assertThat(decision.state().subscription().reason()).isEqualTo(StandingReason.AUTHENTICATION_REQUIRED);
    }

    @Test
    void showsThePageOfTheBankWhileTheFirstPaymentWaits() {
        Decision decision = decide(
                pending(),
                seen(ProviderStatus.INCOMPLETE).authenticationRequired().fact(),
                NOON);

        assertThat(decision.state().subscription().checkout())
                .isEqualTo(new Checkout(null, "https://bank.example/3ds", null));
    }

    @Test
    void saysThatATrialEndedWithoutAPayment() {
        Decision decision = decide(
                in(Standing.TRIALING), seen(ProviderStatus.PAUSED).trialEnded().fact(), NOON);

        assertThat(decision.state().subscription().reason()).isEqualTo(StandingReason.TRIAL_ENDED);
    }

    @Test
    void changesNothingWhenTheProviderDoesNotAnswer() {
        Decision first = decide(in(ACTIVE), new Fact.Unclear(), NOON);
        Decision second = decide(first.state(), new Fact.Unclear(), NOON);

        assertThat(first.state().subscription()).isEqualTo(in(ACTIVE).subscription());
        assertThat(first.state().lookDue()).isEqualTo(NOON.plusSeconds(5));
        assertThat(second.state().lookDue()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void doesNotSettleEventsByAStatusThatItDoesNotKnow() {
        Decision decision =
                decide(in(ACTIVE), seen(ProviderStatus.UNKNOWN).watermark(9).fact(), NOON);

        assertThat(decision.state().lookedUpTo()).isZero();
        assertThat(decision.state().lookDue()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void expiresACheckoutThatNobodyFinished() {
        SubscriptionState waiting = SubscriptionState.loaded(
                Subscription.requested(Samples.ID, Samples.TERMS)
                        .withCheckout(new Checkout("cs_1", "https://checkout.example", NOON)),
                Samples.POLICY,
                null);
        Decision decision = decide(
                waiting,
                seen(ProviderStatus.CHECKOUT_EXPIRED).withoutSubscription().fact(),
                NOON);

        assertThat(decision.state().subscription().standing()).isEqualTo(EXPIRED);
    }

    @Test
    void readsASubscriptionBesideWhichASecondOneLives() {
        Decision decision = decide(
                in(ACTIVE),
                seen(ProviderStatus.PAST_DUE).oddity("second-subscription").fact(),
                NOON);

        assertThat(decision.state().subscription().standing()).isEqualTo(SUSPENDED);
        assertThat(decision.state().subscription().attention()).isEqualTo(new Attention("second-subscription", NOON));
    }

    @Test
    void givesOutNoSeatsAfterAReductionElsewhere() {
        Decision decision = decide(
                in(ACTIVE), seen(ProviderStatus.ACTIVE).quantity(3).assigned(5).fact(), NOON);

        assertThat(decision.state().subscription().seatLimit()).isEqualTo(3);
        assertThat(decision.state().subscription().attention()).isEqualTo(new Attention("seats-over-quantity", NOON));
    }

    @Test
    void raisesNoLimitWhileAReductionIsUnderWay() {
        Decision decision =
                decide(in(ACTIVE).reducingTo(2), seen(ProviderStatus.ACTIVE).fact(), NOON);

        assertThat(decision.state().subscription().quantity()).isEqualTo(5);
        assertThat(decision.state().subscription().seatLimit()).isEqualTo(2);
    }

    @Test
    void keepsTheFirstMomentOfAnAttentionAndClearsIt() {
        SubscriptionState odd =
                decide(in(ACTIVE), seen(ProviderStatus.MISSING).fact(), NOON).state();
        SubscriptionState later = decide(odd, seen(ProviderStatus.MISSING).fact(), NOON.plusSeconds(60))
                .state();
        SubscriptionState well = decide(later, seen(ProviderStatus.ACTIVE).fact(), NOON.plusSeconds(90))
                .state();

        assertThat(later.subscription().attention()).isEqualTo(new Attention("provider-object-missing", NOON));
        assertThat(well.subscription().attention()).isNull();
    }

    @Test
    void parksWithoutTouchingTheStanding() {
        Decision decision = decide(in(ACTIVE), new Fact.LookRejected("look-unauthorized"), NOON);

        assertThat(decision.state().subscription().standing()).isEqualTo(ACTIVE);
        assertThat(decision.state().subscription().attention()).isEqualTo(new Attention("look-unauthorized", NOON));
    }

    private static @org.jspecify.annotations.Nullable String code(Subscription subscription) {
        StandingReason reason = subscription.reason();
        return reason == null ? null : reason.code();
    }
}
