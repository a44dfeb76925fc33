package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.subscription.SubscriptionActivities.Taken;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state of a run and the only ways in which it changes: a fact is decided upon, its effect is stored, the stored row is adopted. */
final class CurrentSubscription {

    private final DatabaseCall<SubscriptionActivities> rows;
    private final Execution execution;
    private SubscriptionState state;

    CurrentSubscription(DatabaseCall<SubscriptionActivities> rows, Execution execution, SubscriptionState state) {
        this.rows = rows;
        this.execution = execution;
        this.state = state;
    }

    SubscriptionState state() {
        return state;
    }

    Subscription row() {
        return state.subscription();
    }

    Status provided() {
        return row().provided();
    }

    boolean isOver() {
        return row().standing().isTerminal();
    }

    /** True when the provider has something to look at: a subscription or a Checkout session. */
    boolean isAtProvider() {
        return !SubscriptionRequests.isGranted(row()) && !SubscriptionRequests.isNotCreated(row());
    }

    Instant now() {
        return execution.now();
    }

    void scheduleLook(@Nullable Instant due) {
        state = state.lookingAgainAt(due);
    }

    void reducingTo(@Nullable Integer seats) {
        state = state.reducingTo(seats);
    }

    void take(Fact fact, @Nullable OperationId cause) {
        store(fact, null, cause);
    }

    /** Takes what a look has seen, and settles the events that it had in view. */
    void takeLook(Look look, @Nullable OperationId cause) {
        boolean unknown = look.status() == ProviderStatus.UNKNOWN;
        boolean settles = !unknown && look.watermark() > state.lookedUpTo();
        boolean written = store(new Fact.Looked(look), unknown ? null : look.watermark(), cause);
        if (settles && !written) {
            settle(look.watermark(), look.payments().paid());
        }
    }

    /** @return false when nothing was to be written */
    private boolean store(Fact fact, @Nullable Long settleUpTo, @Nullable OperationId cause) {
        while (true) {
            Decision decision = SubscriptionTransitions.decide(state, fact, now());
            Subscription next = decision.state().subscription();
            if (next.equals(row())) {
                state = decision.state();
                return false;
            }
            Stored stored = record(new Effect(next, decision.change(), settleUpTo, cause, decision.paid(), List.of()));
            Subscription before = row();
            state = (stored.accepted() ? decision.state() : state).with(stored.subscription());
            publish(before);
            if (stored.accepted()) {
                return true;
            }
        }
    }

    private Stored record(Effect effect) {
        return rows.run(activities -> activities.record(effect));
    }

    /** Writes how an operation ended; the row itself stays as it is. */
    void finish(OperationOutcome outcome) {
        Stored stored;
        do {
            stored = record(new Effect(row(), null, null, outcome.operationId(), List.of(), List.of(outcome)));
            state = state.with(stored.subscription());
        } while (!stored.accepted());
    }

    Taken take(OperationId operation) {
        return rows.run(activities -> activities.take(new SubscriptionActivities.Take(row().id(), operation)));
    }

    void settle(long upTo) {
        settle(upTo, List.of());
    }

    private void settle(long upTo, List<PaidPeriod> paid) {
        rows.<Object>run(activities -> {
            activities.settle(new SubscriptionActivities.Settle(row().id(), upTo, paid));
            return upTo;
        });
    }

    SeatLimit lowerSeatLimit(int seats, OperationId operation) {
        SeatLimit limit = rows.run(activities -> activities.lowerSeatLimit(
                new SubscriptionActivities.LowerSeatLimit(row().id(), row().revision(), seats, operation)));
        state = state.with(limit.subscription());
        return limit;
    }

    /** Reads the row again after a write that had failed for a defect of ours, and takes back that it asks for a person. */
    void heal() {
        Subscription stored = rows.run(activities -> activities.load(new SubscriptionActivities.Load(row().id())))
                .subscription();
        if (stored != null) {
            state = state.with(stored);
        }
        take(new Fact.Healed(), null);
        execution.publish(row(), state.lookDue());
    }

    private void publish(Subscription before) {
        Subscription after = row();
        if (before.standing() != after.standing() || !Objects.equals(before.attention(), after.attention())) {
            execution.publish(after, state.lookDue());
        }
    }
}
