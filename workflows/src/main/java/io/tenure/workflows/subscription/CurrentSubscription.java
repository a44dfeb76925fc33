package io.tenure.workflows.subscription;

import io.temporal.workflow.Workflow;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.subscription.SubscriptionActivities.SeatLimit;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.DeadlineTimer;
import io.tenure.workflows.temporal.SearchAttributes;
import io.tenure.workflows.value.OperationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state of a run and the only ways in which it changes: a fact is decided upon, its effect is stored, the stored row is adopted. */
final class CurrentSubscription {

    private final DatabaseCall<SubscriptionActivities> rows;
    private final ProviderCalls provider;
    private SubscriptionState state;
    private @Nullable Look lastLook;

    CurrentSubscription(DatabaseCall<SubscriptionActivities> rows, ProviderCalls provider, SubscriptionState state) {
        this.rows = rows;
        this.provider = provider;
        this.state = state;
    }

    SubscriptionState state() {
        return state;
    }

    Subscription row() {
        return state.subscription();
    }

    boolean isOver() {
        return row().standing().isTerminal();
    }

    /** True when the provider has something to look at: a subscription or a Checkout session. */
    boolean isAtProvider() {
        return !SubscriptionRequests.isGranted(row()) && !isUnborn();
    }

    /** True when nothing was made at the provider yet. */
    boolean isUnborn() {
        return row().standing() == Standing.PENDING && row().providerReference() == null && row().checkout() == null;
    }

    /** What the provider said last in this run; null before the first look and after an unclear one. */
    @Nullable
    Look lastLook() {
        return lastLook;
    }

    void scheduleLook(@Nullable Instant due) {
        state = state.lookingAgainAt(due);
    }

    void reducingTo(@Nullable Integer seats) {
        state = state.reducingTo(seats);
    }

    /** Looks and takes what was seen. False when nothing is known. */
    boolean look(boolean urgent, @Nullable OperationId cause) {
        Checkout checkout = row().checkout();
        Called<Look> called = provider.look(
                new BillingActivities.LookRequest(
                        row().id(), row().providerReference(), checkout == null ? null : checkout.reference()),
                urgent);
        lastLook = null;
        switch (called) {
            case Called.Answered<Look>(Look look) -> {
                lastLook = look;
                takeLook(look, cause);
            }
            case Called.Silent<Look>() -> take(new Fact.Unclear(), cause);
            case Called.Rejected<Look>(String code) -> take(new Fact.LookRejected("look-" + code), cause);
        }
        return lastLook != null && lastLook.status() != ProviderStatus.UNKNOWN;
    }

    void take(Fact fact, @Nullable OperationId cause) {
        store(fact, null, cause);
    }

    private void takeLook(Look look, @Nullable OperationId cause) {
        Subscription before = row();
        boolean unknown = look.status() == ProviderStatus.UNKNOWN;
        boolean settles = !unknown && look.watermark() > state.lookedUpTo();
        store(new Fact.Looked(look), unknown ? null : look.watermark(), cause);
        if (settles && before.equals(row())) {
            settle(look.watermark(), look.paid());
        }
    }

    private void store(Fact fact, @Nullable Long settleUpTo, @Nullable OperationId cause) {
        while (true) {
            Decision decision = SubscriptionTransitions.decide(state, fact, now());
            Subscription next = decision.state().subscription();
            if (next.equals(row())) {
                state = decision.state();
                return;
            }
            Effect effect = new Effect(next, decision.change(), settleUpTo, cause, decision.paid(), List.of());
            SubscriptionActivities.Stored stored = rows.run(activities -> activities.record(effect));
            Subscription before = row();
            state = (stored.accepted() ? decision.state() : state).with(stored.subscription());
            publish(before);
            if (stored.accepted()) {
                return;
            }
        }
    }

    /** Writes how an operation ended; the row itself stays as it is. */
    void finish(OperationOutcome outcome) {
        SubscriptionActivities.Stored stored;
        do {
            Effect effect = new Effect(row(), null, null, outcome.operationId(), List.of(), List.of(outcome));
            stored = rows.run(activities -> activities.record(effect));
            state = state.with(stored.subscription());
        } while (!stored.accepted());
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

    /** Stripe's cancellation, whoever caused it, stops the collection of the customer's other open invoices (billing rule 19). */
    void collectOthers() {
        String reference = row().providerReference();
        if (row().standing() != Standing.CANCELED || reference == null) {
            return;
        }
        Function<BillingActivities, BillingActivities.Answer> command =
                billing -> billing.collectOthers(new BillingActivities.CollectOthers(row().id(), reference));
        for (int failures = 1; provider.command(command) instanceof Called.Silent<?>; failures++) {
            DeadlineTimer pause = new DeadlineTimer();
            pause.arm(now().plus(Backoff.after(failures)), "collect the customer's other invoices again");
            Workflow.await(pause::fired);
        }
    }

    SeatLimit lowerSeatLimit(int seats, OperationId operation) {
        SeatLimit limit = rows.run(activities -> activities.lowerSeatLimit(
                new SubscriptionActivities.LowerSeatLimit(row().id(), row().revision(), seats, operation)));
        state = state.with(limit.subscription());
        return limit;
    }

    private void publish(Subscription before) {
        Subscription after = row();
        if (before.standing() == after.standing() && Objects.equals(before.attention(), after.attention())) {
            return;
        }
        Attention attention = after.attention();
        Instant due = state.lookDue();
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.PHASE.valueSet(after.standing().name()),
                SearchAttributes.NEEDS_ATTENTION.valueSet(attention != null),
                due == null
                        ? SearchAttributes.DUE_AT.valueUnset()
                        : SearchAttributes.DUE_AT.valueSet(due.atOffset(ZoneOffset.UTC)),
                attention == null
                        ? SearchAttributes.ATTENTION_CODE.valueUnset()
                        : SearchAttributes.ATTENTION_CODE.valueSet(attention.code()));
    }

    /** Events that the run's history had when the present workflow task began. */
    static long historyLength() {
        return Workflow.getInfo().getHistoryLength();
    }

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
