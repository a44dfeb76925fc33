package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows from a fact about a subscription. Rules 7, 11 to 18, 21, 55 to 58, 63 and 66 of the billing rules. Pure. */
public final class SubscriptionTransitions {

    /** Shapes that Tenure does not sell: access stays as it is until its end (rule 63). Other oddities leave the standing readable. */
    private static final Set<String> UNREADABLE =
            Set.of("several-items", "unknown-price", "collection-method", "other-mode");

    private SubscriptionTransitions() {}

    public static Decision decide(SubscriptionState state, Fact fact, Instant now) {
        if (state.subscription().standing().isTerminal()) {
            return Decision.of(state);
        }
        return switch (fact) {
            case Fact.Looked looked -> afterLook(state, looked.look(), now);
            case Fact.Unclear() -> Decision.of(state.afterUnclearLook(now));
            case Fact.LookRejected rejected -> parked(state, rejected.code(), now);
            case Fact.Linked linked -> Decision.of(state.with(linked(state.subscription(), linked.answer())));
            case Fact.CreationRefused() -> moved(state, ended(state.subscription(), Standing.EXPIRED, now), now);
            case Fact.Parked parked -> parked(state, parked.code(), now);
            case Fact.HoldPlaced() -> held(state, now);
            case Fact.HoldLifted() -> lifted(state, now);
            case Fact.Granted granted -> granted(state, granted, now);
        };
    }

    private static Decision afterLook(SubscriptionState state, Look look, Instant now) {
        if (look.status() == ProviderStatus.UNKNOWN) {
            return Decision.of(state.afterUnclearLook(now));
        }
        SubscriptionState seen = state.afterClearLook(look.watermark());
        Subscription next = read(seen, look, now).withAttention(attention(seen.subscription(), look, now));
        Decision decision = moved(seen, next, now);
        return new Decision(decision.state(), decision.change(), look.paid());
    }

    private static Subscription read(SubscriptionState seen, Look look, Instant now) {
        Subscription known = seen.subscription().withReferences(look.providerReference(), look.customerReference());
        Instant end = look.endedAt() != null ? look.endedAt() : now;
        if (look.status() == ProviderStatus.CANCELED) {
            return ended(known, Standing.CANCELED, end);
        }
        if (isUnreadable(look) || look.status() == ProviderStatus.MISSING) {
            return known;
        }
        Subscription measured = measured(known, look, seen.reducingTo());
        return switch (look.status()) {
            case TRIALING -> open(measured, Standing.TRIALING);
            case ACTIVE -> open(measured, Standing.ACTIVE);
            case PAST_DUE, UNPAID, PAUSED ->
                measured.withStanding(Standing.SUSPENDED, closedBecause(look)).withCheckout(null);
            case INCOMPLETE -> stillPending(measured, look);
            case INCOMPLETE_EXPIRED -> ended(known, Standing.EXPIRED, end);
            case CHECKOUT_EXPIRED -> known.providerReference() == null ? ended(known, Standing.EXPIRED, now) : known;
            case CANCELED, MISSING, CHECKOUT_OPEN, UNKNOWN -> known;
        };
    }

    private static Subscription measured(Subscription known, Look look, @Nullable Integer reducingTo) {
        if (look.providerReference() == null) {
            return known;
        }
        Instant paid = look.paidUntil() != null ? look.paidUntil() : known.paidUntil();
        int assignable = reducingTo == null ? look.quantity() : Math.min(look.quantity(), reducingTo);
        return known.withPeriods(paid, look.periodUntil(), look.cancelAt()).withSeats(look.quantity(), assignable);
    }

    private static Subscription open(Subscription measured, Standing standing) {
        Hold hold = measured.hold();
        Subscription finished = measured.withCheckout(null);
        return hold == null
                ? finished.withStanding(standing, null)
                : finished.withStanding(Standing.SUSPENDED, hold.kind());
    }

    private static StandingReason closedBecause(Look look) {
        if (look.status() == ProviderStatus.PAUSED) {
            return look.trialEndedUnpaid() ? StandingReason.TRIAL_ENDED : StandingReason.PAUSED;
        }
        return look.authenticationRequired() ? StandingReason.AUTHENTICATION_REQUIRED : StandingReason.PAYMENT_FAILED;
    }

    /** A first payment is still to come. What was open once does not become pending again. */
    private static Subscription stillPending(Subscription measured, Look look) {
        if (measured.standing() != Standing.PENDING) {
            return measured;
        }
        String page = look.confirmationUrl();
        return measured.withStanding(
                        Standing.PENDING,
                        look.authenticationRequired() ? StandingReason.AUTHENTICATION_REQUIRED : StandingReason.PENDING)
                .withCheckout(page == null ? null : new Checkout(null, page, null));
    }

    private static Subscription ended(Subscription known, Standing standing, Instant at) {
        StandingReason reason = standing == Standing.CANCELED ? StandingReason.CANCELED : StandingReason.EXPIRED;
        return known.withStanding(standing, reason).withCheckout(null).withEnds(null, at);
    }

    private static Decision held(SubscriptionState state, Instant now) {
        Subscription subscription = state.subscription();
        if (subscription.hold() != null) {
            return Decision.of(state);
        }
        Subscription next = subscription.withHold(new Hold(StandingReason.OPERATOR_HOLD, now));
        boolean closes = next.standing().opensTheDoor();
        return moved(state, closes ? next.withStanding(Standing.SUSPENDED, StandingReason.OPERATOR_HOLD) : next, now);
    }

    /** Lifting opens nothing by itself: the next look says what the provider thinks (rule 58). */
    private static Decision lifted(SubscriptionState state, Instant now) {
        Subscription free = state.subscription().withHold(null);
        boolean granted = free.terms().provider() == Provider.NONE;
        return moved(state, granted ? free.withStanding(Standing.ACTIVE, null) : free, now);
    }

    private static Decision granted(SubscriptionState state, Fact.Granted fact, Instant now) {
        Subscription subscription = state.subscription().withSeats(fact.seats(), fact.seats());
        Instant until = subscription.terms().until();
        if (fact.canceled()) {
            return moved(state, ended(subscription, Standing.CANCELED, now), now);
        }
        if (until != null && !now.isBefore(until)) {
            return moved(state, ended(subscription, Standing.EXPIRED, until), now);
        }
        return moved(state, open(subscription.withPeriods(until, until, until), Standing.ACTIVE), now);
    }

    private static Decision parked(SubscriptionState state, String code, Instant now) {
        Attention before = state.subscription().attention();
        Attention attention = before != null && before.code().equals(code) ? before : new Attention(code, now);
        return Decision.of(
                state.with(state.subscription().withAttention(attention)).lookingAgainAt(now.plus(LookSchedule.AGAIN)));
    }

    private static Subscription linked(Subscription subscription, BillingActivities.Answer answer) {
        return subscription
                .withReferences(answer.providerReference(), answer.customerReference())
                .withAttention(null)
                .withCheckout(answer.checkout() != null ? answer.checkout() : subscription.checkout());
    }

    private static @Nullable Attention attention(Subscription before, Look look, Instant now) {
        String code = attentionCode(look);
        if (code == null) {
            return null;
        }
        Attention known = before.attention();
        return known != null && known.code().equals(code) ? known : new Attention(code, now);
    }

    private static @Nullable String attentionCode(Look look) {
        if (look.status() == ProviderStatus.MISSING) {
            return "provider-object-missing";
        }
        if (look.oddity() != null) {
            return look.oddity();
        }
        boolean open = look.status() == ProviderStatus.ACTIVE || look.status() == ProviderStatus.TRIALING;
        if (open && look.paidUntil() == null) {
            return "nothing-paid";
        }
        return look.providerReference() != null && look.quantity() < look.seatsAssigned()
                ? "seats-over-quantity"
                : null;
    }

    private static boolean isUnreadable(Look look) {
        return look.oddity() != null && UNREADABLE.contains(look.oddity());
    }

    private static Decision moved(SubscriptionState state, Subscription next, Instant now) {
        Subscription before = state.subscription();
        Subscription timed = next.withEnds(AccessWindow.end(next, state.policy(), now), next.endedAt());
        SubscriptionState after = state.with(timed).lookingAgainAt(state.nextLook(timed, now));
        if (before.standing() == timed.standing() && Objects.equals(before.reason(), timed.reason())) {
            return Decision.of(after);
        }
        StandingChange change = new StandingChange(before.standing(), timed.standing(), timed.reason(), now);
        return new Decision(after, change, List.of());
    }
}
