package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.Carried.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What follows from a fact about a subscription. Rules 7, 11 to 18, 21, 37, 55 to 58, 63 and 66 of the billing rules. Pure. */
public final class SubscriptionTransitions {

    private SubscriptionTransitions() {}

    public static Decision decide(SubscriptionState state, Fact fact, Instant now) {
        if (state.subscription().standing().isTerminal()) {
            return Decision.of(state);
        }
        return switch (fact) {
            case Fact.Looked looked -> afterLook(state, looked.look(), now);
            case Fact.Unclear() -> silent(state, now);
            case Fact.LookRejected rejected -> parked(state, rejected.code(), now);
            case Fact.Linked linked -> linked(state, linked.answer(), now);
            case Fact.CreationRefused() -> moved(state, Ended.as(state.subscription(), Standing.EXPIRED, now), now);
            case Fact.Parked parked -> parked(state.blockedBy(parked.code()), parked.code(), now);
            case Fact.Unanswered() -> unanswered(state, now);
            case Fact.Unblocked() -> unblocked(state, now);
            case Fact.Gone gone -> gone(state, gone, now);
            case Fact.HoldPlaced placed -> held(state, new Hold(placed.kind(), placed.cause(), now), now);
            case Fact.HoldLifted lifted -> lifted(state, lifted.cause(), now);
            case Fact.Granted granted -> granted(state, granted, now);
            case Fact.Healed() -> healed(state);
        };
    }

    private static Decision afterLook(SubscriptionState state, Look look, Instant now) {
        if (look.status() == ProviderStatus.UNKNOWN) {
            return silent(state, now);
        }
        boolean lapsed = LookReading.isLapsed(look, now);
        SubscriptionState seen = state.answered(look.watermark()).blockedBy(AttentionRules.obstacle(state, lapsed));
        Subscription next = LookReading.read(seen, look, now);
        boolean isOver = next.standing().isTerminal();
        Decision decision = moved(
                seen.lapsed(!isOver && lapsed),
                next.withAttention(isOver ? null : AttentionRules.after(look, next, seen.obstacle(), now)),
                now);
        return new Decision(decision.state(), decision.change(), look.payments().paid());
    }

    /** Silence changes nothing but when to ask again, and after hours it asks for a person (billing rule 37). */
    private static Decision silent(SubscriptionState state, Instant now) {
        Silence before = state.silence();
        Silence silence = before == null ? new Silence(1, now) : new Silence(before.looks() + 1, before.since());
        Subscription subscription = state.subscription();
        Subscription next = subscription.withAttention(AttentionRules.inSilence(subscription, silence.since(), now));
        boolean looks = !SubscriptionRequests.isNotCreated(subscription);
        Instant again = now.plus(Backoff.after(silence.looks(), Duration.between(silence.since(), now)));
        return Decision.of(state.with(next).silentSince(silence, looks ? again : null));
    }

    private static Decision parked(SubscriptionState state, String code, Instant now) {
        Subscription next = state.subscription().withAttention(AttentionRules.since(state.subscription(), code, now));
        SubscriptionState parked = state.answered(0).with(next);
        boolean looks = !SubscriptionRequests.isNotCreated(next);
        return Decision.of(parked.lookingAgainAt(looks ? now.plus(LookSchedule.AGAIN) : null));
    }

    /** What is refused already stays in the way: it is told until it is done. */
    private static Decision unanswered(SubscriptionState known, Instant now) {
        SubscriptionState state = known.obstacle() == null ? known.blockedBy(AttentionRules.UNANSWERED) : known;
        Subscription subscription = state.subscription();
        if (subscription.attention() != null) {
            return Decision.of(state);
        }
        Subscription next = subscription.withAttention(new Attention(AttentionRules.UNANSWERED, now));
        return Decision.of(state.with(next).planning(next, now));
    }

    private static Decision unblocked(SubscriptionState state, Instant now) {
        Attention attention = state.subscription().attention();
        SubscriptionState free = state.blockedBy(null);
        if (attention == null || !attention.code().equals(state.obstacle())) {
            return Decision.of(free);
        }
        Subscription calm = state.subscription().withAttention(null);
        Silence silence = state.silence();
        Attention next = silence == null ? null : AttentionRules.inSilence(calm, silence.since(), now);
        return Decision.of(free.with(calm.withAttention(next)));
    }

    private static Decision linked(SubscriptionState state, BillingActivities.Answer answer, Instant now) {
        Subscription subscription = state.subscription();
        Subscription next = subscription
                .withReferences(answer.providerReference(), answer.customerReference())
                .withAttention(null)
                .withCheckout(answer.checkout() != null ? answer.checkout() : subscription.checkout());
        SubscriptionState answered = state.answered(0).blockedBy(null).with(next);
        return Decision.of(answered.planning(next, now));
    }

    private static Decision gone(SubscriptionState state, Fact.Gone gone, Instant now) {
        Subscription subscription = state.subscription();
        Instant paid = subscription.paidUntil();
        if (gone.atPeriodEnd() && paid != null && paid.isAfter(now)) {
            Subscription ending = subscription.withPeriods(paid, subscription.periodUntil(), paid);
            return moved(state, ending.withAccessUntil(paid), now);
        }
        boolean neverOpened = subscription.provided().standing() == Standing.PENDING;
        return moved(state, Ended.as(subscription, neverOpened ? Standing.EXPIRED : Standing.CANCELED, now), now);
    }

    private static Decision held(SubscriptionState state, Hold hold, Instant now) {
        List<Hold> holds = state.subscription().holds();
        boolean stands = holds.stream().anyMatch(other -> other.cause().equals(hold.cause()));
        return stands
                ? Decision.of(state)
                : moved(
                        state,
                        state.subscription()
                                .withHolds(Stream.concat(holds.stream(), Stream.of(hold))
                                        .toList()),
                        now);
    }

    /** What the provider made of it last stands again, also where it cannot be read now (billing rule 58). */
    private static Decision lifted(SubscriptionState state, String cause, Instant now) {
        List<Hold> left = state.subscription().holds().stream()
                .filter(hold -> !hold.cause().equals(cause))
                .toList();
        return moved(state, state.subscription().withHolds(left), now);
    }

    /** The look that was due is done: a planned one is not put off, and one in the past would be due for ever. */
    private static Decision granted(SubscriptionState known, Fact.Granted fact, Instant now) {
        SubscriptionState state = known.lookingAgainAt(null);
        Subscription subscription = state.subscription().withSeats(fact.seats(), fact.seats());
        Instant until = subscription.terms().until();
        if (fact.canceled()) {
            return moved(state, Ended.as(subscription, Standing.CANCELED, now), now);
        }
        if (until != null && !now.isBefore(until)) {
            return moved(state, Ended.as(subscription, Standing.EXPIRED, until), now);
        }
        Subscription open = subscription.withPeriods(until, until, until).withProvided(Standing.ACTIVE, null);
        return moved(state, open.withAccessUntil(until), now);
    }

    private static Decision healed(SubscriptionState state) {
        Attention attention = state.subscription().attention();
        boolean wasDefect = attention != null && attention.code().equals(AttentionRules.DEFECT);
        return Decision.of(wasDefect ? state.with(state.subscription().withAttention(null)) : state);
    }

    private static Decision moved(SubscriptionState state, Subscription next, Instant now) {
        Status before = state.subscription().status();
        Status status = next.status();
        SubscriptionState after = state.with(next).planning(next, now);
        if (before.equals(status)) {
            return Decision.of(after);
        }
        StandingChange change = new StandingChange(before.standing(), status.standing(), status.reason(), now);
        return new Decision(after, change, List.of());
    }
}
