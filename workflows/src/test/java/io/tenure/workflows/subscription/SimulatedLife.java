package io.tenure.workflows.subscription;

import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.OperationOutcome;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription from its creation to its end or to a long quiet time, with the real agenda, without Temporal. Judged at every instant: the row against
 * the oracle, the timeline against the standings passed through, events and requests against their deadlines.
 */
final class SimulatedLife implements Witness {

    private static final Duration BUSY = Duration.ofDays(20);
    private static final Duration QUIET = Duration.ofDays(14);
    private static final Duration LOOKS_AGAIN = Duration.ofHours(6).plusMinutes(2);
    private static final Duration AFTER_SILENCE = Duration.ofHours(10);
    private static final Duration HEARS = Duration.ofMinutes(8);
    private static final OperationId CREATION = new OperationId(new UUID(9, 1));

    private final SimulatedTime time;
    private final SimulatedInbox inbox;
    private final SimulatedProvider provider;
    private final SimulatedRows rows;
    private final SimulatedPeople people;
    private final Oracle oracle = new Oracle();
    private final Instant horizon = SimulatedTime.BEGINNING.plus(BUSY).plus(QUIET);
    private final Map<OperationId, OperationOutcome> answered = new HashMap<>();
    private @Nullable SubscriptionRun run;
    private @Nullable String complaint;
    private Status status = new Status(Standing.PENDING, StandingReason.PENDING);
    private boolean losesRun;
    private int runs;

    SimulatedLife(long seed) {
        time = new SimulatedTime(seed);
        inbox = new SimulatedInbox(time);
        Instant quietFrom = SimulatedTime.BEGINNING.plus(BUSY);
        provider = new SimulatedProvider(time, inbox, quietFrom);
        rows = new SimulatedRows(time, inbox, this::written);
        people = new SimulatedPeople(time, provider, rows, () -> Objects.requireNonNull(run));
        people.plan(BUSY, quietFrom);
        if (time.oneIn(4)) {
            time.in(time.upTo(BUSY), () -> losesRun = true);
        }
    }

    /** @return what went wrong first in the lives from {@code seed} on, with its seed; null when all are as the oracle says */
    static @Nullable String firstComplaint(long seed, int lives) {
        for (long life = seed; life < seed + lives; life++) {
            String complaint = new SimulatedLife(life).live();
            if (complaint != null) {
                return "simulation.seed=" + life + ": " + complaint;
            }
        }
        return null;
    }

    /** @return what went wrong; null when all is as the oracle says */
    @Nullable
    String live() {
        Terms terms = Samples.terms(Provider.STRIPE, null, time.oneIn(4) ? null : "pm_card_visa");
        SubscriptionInput next = SubscriptionInput.requested(Samples.ID, terms, CREATION);
        try {
            while (next != null) {
                next = runOnce(next);
            }
            judgeEnd();
        } catch (LifeEnds.HorizonReached longEnough) {
            judgeQuiet();
        }
        return complaint;
    }

    int runs() {
        return runs;
    }

    private @Nullable SubscriptionInput runOnce(SubscriptionInput input) {
        runs++;
        SimulatedExecution execution = new SimulatedExecution(time, horizon, this);
        DatabaseCall<SubscriptionActivities> database = new DatabaseCall<>(rows, rows, new NoDefects());
        ProviderCalls.Stubs stubs = new ProviderCalls.Stubs(provider, provider, provider);
        SubscriptionRun fresh = new SubscriptionRun(execution, database, stubs, input);
        run = fresh;
        inbox.signalTo(fresh::heard);
        try {
            return fresh.run(input);
        } catch (LifeEnds.RunLost terminated) {
            losesRun = false;
            oracle.forgetSilence(time.now());
            return SubscriptionInput.existing(Samples.ID);
        }
    }

    private static final class NoDefects implements DatabaseCall.Defects {
        @Override
        public void found(String code) {
            throw new AssertionError(code);
        }

        @Override
        public void healed() {
            throw new AssertionError("Nothing was broken");
        }
    }

    @Override
    public boolean losesRun() {
        return losesRun;
    }

    @Override
    public void answered(Object answer) {
        if (answer instanceof Look look) {
            oracle.saw(look, time.now());
        } else if (answer instanceof BillingActivities.Answer told
                && !row().standing().isTerminal()) {
            commanded(told);
        }
    }

    /** A creation that was refused has ended; one that was done is known from now on. */
    private void commanded(BillingActivities.Answer told) {
        boolean creates = SubscriptionRequests.isNotCreated(row());
        if (creates && (told.refusal() != null || told.customerReference() == null)) {
            oracle.refused();
        } else if (creates) {
            oracle.created();
        }
    }

    @Override
    public void unanswered() {
        if (!row().standing().isTerminal() && (provider.wasLook() || SubscriptionRequests.isNotCreated(row()))) {
            oracle.silent(time.now());
        }
    }

    private Subscription row() {
        return rows.rows.row(Samples.ID);
    }

    /** Each change of the standing is told once, when it happens; each request is answered once, and truly. */
    private void written(Effect effect) {
        Status next = effect.next().status();
        StandingChange change = effect.change();
        if (next.equals(status) != (change == null)) {
            complain("the timeline says " + change + " when " + status + " becomes " + next);
        } else if (change != null && !change.equals(expectedChange(next))) {
            complain("the timeline says " + change);
        }
        status = next;
        effect.outcomes().forEach(this::finished);
    }

    private StandingChange expectedChange(Status next) {
        return new StandingChange(status.standing(), next.standing(), next.reason(), time.now());
    }

    private void finished(OperationOutcome outcome) {
        OperationOutcome before = answered.putIfAbsent(outcome.operationId(), outcome);
        if (before != null && !before.equals(outcome)) {
            complain("answered " + outcome + " after " + before);
        }
        if (rows.rows.isGivenUp(outcome.operationId())) {
            complain("did what its caller was told nobody would do, " + outcome);
        }
        Request request = people.asked().get(outcome.operationId());
        if (outcome.problemCode() != null || request == null) {
            return;
        }
        switch (request) {
            case Request.PlaceHold hold -> oracle.hold(true);
            case Request.LiftHold lift -> oracle.hold(false);
            case Request.UndoCancellation undo -> requireGoal(row().cancelAt() == null, request);
            case Request.Cancel cancel ->
                requireGoal(
                        cancel.atPeriodEnd() && row().cancelAt() != null
                                || row().standing().isTerminal(),
                        request);
            case Request.ChangeSeats change -> requireGoal(row().quantity() == change.seats(), request);
            case Request.ChangePaymentMethod change -> {}
            case Request.Resume resume -> {}
            case Request.Withdraw withdraw -> {}
        }
    }

    private void requireGoal(boolean reached, Request request) {
        if (!reached) {
            complain("said done of " + request);
        }
    }

    @Override
    public void check() {
        if (complaint != null || run == null || run.state() == null) {
            return;
        }
        Subscription row = row();
        complain(oracle.judge(row));
        if (!row.standing().isTerminal() && !oracle.isSilent() && oracle.lastSeen() != null) {
            checkDiligence(row, time.now());
        }
    }

    /** While the provider answers, nothing that is overdue is left alone. */
    private void checkDiligence(Subscription row, Instant now) {
        Instant seen = Objects.requireNonNull(oracle.lastSeen());
        Instant paid = row.paidUntil();
        boolean opens = row.provided().standing().opensTheDoor();
        boolean isOverdue = opens && paid != null && now.isAfter(paid.plus(Duration.ofMinutes(131)));
        boolean waits = isOverdue || row.attention() != null || row.provided().standing() == Standing.SUSPENDED;
        if (waits && row.providerReference() != null && now.isAfter(seen.plus(LOOKS_AGAIN))) {
            complain("has not looked since " + seen);
        }
        Instant access = row.accessUntil();
        if (opens && access != null && now.isAfter(access.plus(Duration.ofMinutes(1))) && row.attention() == null) {
            complain("open, but access is over, and nobody is told");
        }
        Instant heard = inbox.oldest();
        boolean isDeaf = heard != null
                && now.isAfter(heard.plus(HEARS))
                && now.isAfter(seen.plus(HEARS))
                && row.providerReference() != null;
        if (isDeaf && now.isAfter(provider.silentUntil().plus(HEARS))) {
            complain("deaf since " + heard);
        }
        Instant unpaid = provider.truth.unpaidUntil;
        boolean collects = provider.truth.isBehind() && unpaid != null && now.isAfter(unpaid.plus(LOOKS_AGAIN));
        if (collects
                && provider.truth.oddity == null
                && now.isAfter(provider.truth.readableSince.plus(LOOKS_AGAIN))
                && now.isAfter(oracle.lastSilent().plus(AFTER_SILENCE))) {
            complain("a second unpaid period is billed");
        }
    }

    private void complain(@Nullable String what) {
        complaint = complaint == null && what != null ? what + " at " + time.now() : complaint;
    }

    private void judgeEnd() {
        complain(oracle.judge(row()));
        SubscriptionState ended = SubscriptionState.loaded(row(), Samples.POLICY, null);
        Fact late = Samples.seen(ProviderStatus.ACTIVE).fact();
        if (!SubscriptionTransitions.decide(ended, late, time.now()).state().equals(ended)) {
            complain("a late answer revived it");
        }
        if (provider.truth.exists && !provider.truth.isOver()) {
            complain("ended, and the provider goes on charging");
        }
        judgeRequests();
    }

    private void judgeQuiet() {
        if (row().providerReference() != null) {
            oracle.saw(provider.truth.look(0), time.now());
            String stands = oracle.standing();
            String is = row().standing() + " "
                    + (row().reason() == null ? "-" : row().reason().code());
            if (!stands.equals(is)) {
                complain("after a quiet time it stands " + is + " instead of " + stands);
            }
        }
        judgeRequests();
    }

    private void judgeRequests() {
        for (OperationId operation : rows.rows.taken()) {
            if (rows.rows.outcome(operation) == null) {
                complain("never answered " + people.asked().get(operation));
            }
        }
    }
}
