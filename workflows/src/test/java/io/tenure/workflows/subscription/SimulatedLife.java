package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One subscription from its creation to its end or to a long quiet time, with the real agenda, without Temporal. Judged at every instant: the row against
 * the oracle, the timeline against the standings passed through, events, requests and paid periods against what was promised.
 */
final class SimulatedLife implements Witness {

    static final OperationId CREATION = new OperationId(new UUID(9, 1));
    static final Duration BUSY = Duration.ofDays(20);
    private static final Duration QUIET = Duration.ofDays(14);

    private final SimulatedTime time;
    private final LifeVerdict verdict;
    private final SimulatedInbox inbox;
    private final SimulatedProvider provider;
    private final SimulatedRows rows;
    private final SimulatedDefects defects;
    private final SimulatedCallers callers;
    private final Oracle oracle = new Oracle(Samples.TERMS.seats());
    private final LifeLearning learning;
    private final LifeRequests requests;
    private final LifeDiligence diligence;
    private final Instant horizon = SimulatedTime.BEGINNING.plus(BUSY).plus(QUIET);
    private final Set<PaidPeriod> recorded = new HashSet<>();
    private final Terms terms;
    private @Nullable SubscriptionRun run;
    private boolean losesRun;
    private boolean isLostAtItsEnd;
    private int runs;

    SimulatedLife(long seed) {
        Instant quietFrom = SimulatedTime.BEGINNING.plus(BUSY);
        time = new SimulatedTime(seed);
        verdict = new LifeVerdict(time);
        inbox = new SimulatedInbox(time);
        rows = new SimulatedRows(time, inbox, this);
        provider = new SimulatedProvider(time, inbox, quietFrom, rows.rows::assigned);
        defects = new SimulatedDefects(time, rows, this);
        callers = new SimulatedCallers(time, rows.rows, () -> run, verdict);
        learning = new LifeLearning(time, oracle, verdict);
        requests = new LifeRequests(time, rows.rows, oracle, verdict);
        diligence = new LifeDiligence(provider, inbox, oracle, verdict);
        terms = SimulatedPeople.terms(time);
        SimulatedPeople people = new SimulatedPeople(time, rows.rows, this);
        people.plan(quietFrom);
        new SimulatedOthers(time, provider, people::askToEnd).plan(quietFrom);
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
        SubscriptionInput next = SubscriptionInput.requested(Samples.ID, terms, CREATION);
        try {
            while (next != null) {
                next = runOnce(next);
            }
            judgeEnd();
        } catch (LifeEnds.HorizonReached longEnough) {
            judgeQuiet();
        } catch (LifeEnds.TurnsForEver hot) {
            verdict.complain("turns without letting time pass");
        }
        return verdict.complaint();
    }

    private @Nullable SubscriptionInput runOnce(SubscriptionInput input) {
        runs++;
        SimulatedExecution execution = new SimulatedExecution(time, horizon, this);
        DatabaseCall<SubscriptionActivities> database = new DatabaseCall<>(
                new SimulatedDatabase(rows, defects::record),
                new SimulatedDatabase(rows, effect -> defects.recordAtLast(effect, execution)),
                defects);
        ProviderCalls.Stubs stubs = new ProviderCalls.Stubs(provider, provider, provider);
        SubscriptionRun fresh = new SubscriptionRun(execution, database, stubs, input);
        run = fresh;
        inbox.signalTo(fresh::heard);
        if (runs == 1) {
            callers.await(CREATION);
        }
        try {
            SubscriptionInput next = fresh.run(input);
            callers.runEnds();
            return next;
        } catch (LifeEnds.RunLost terminated) {
            losesRun = false;
            isLostAtItsEnd = row().standing().isTerminal();
            callers.runIsLost();
            oracle.runIsLost(time.now());
            return SubscriptionInput.existing(Samples.ID);
        }
    }

    private Subscription row() {
        return rows.rows.row(Samples.ID);
    }

    /** What a person asks, unless the state refuses it at once. */
    void ask(Request request) {
        SubscriptionRun asked = run;
        if (asked == null || asked.refusal(request) != null) {
            return;
        }
        requests.asked(request);
        rows.rows.asked(request);
        asked.ask(request);
        callers.await(request.operationId());
    }

    /** What was not taken in time is opened anew. */
    void askAgain(Request request) {
        if (run != null && run.refusal(request) == null) {
            rows.rows.reopen(request.operationId());
            ask(request);
        }
    }

    /** Somebody terminates the run soon. */
    void loseRun() {
        losesRun = true;
    }

    void lookAgain() {
        if (run != null) {
            run.lookAgain();
        }
    }

    int runs() {
        return runs;
    }

    @Override
    public boolean losesRun() {
        return losesRun && !defects.waits();
    }

    @Override
    public boolean isNobodyWaiting() {
        return callers.areGone();
    }

    @Override
    public boolean isEndAsked() {
        return requests.isEndAsked();
    }

    @Override
    public Object lastRequest() {
        return provider.lastRequest();
    }

    @Override
    public void answered(Object request, Object answer) {
        if (answer instanceof Look look && look.status() != ProviderStatus.UNKNOWN) {
            inbox.answered(look);
        }
        learning.answered(request, answer, row());
    }

    @Override
    public void failed(Object request, ActivityFailure failure, boolean endWasAsked) {
        learning.failed(request, failure, endWasAsked, row());
    }

    /** The run has written. */
    void written(Effect effect) {
        requests.written(effect);
    }

    void recorded(Iterable<PaidPeriod> periods) {
        periods.forEach(recorded::add);
    }

    void lowered(int seats) {
        oracle.seats.lowered(seats);
    }

    /** Somebody else has placed the hold of a dispute, or lifted it. */
    void disputed(boolean placed) {
        if (placed) {
            oracle.held(StandingReason.DISPUTED, SimulatedRows.DISPUTE, time.now());
        } else {
            oracle.lifted(SimulatedRows.DISPUTE);
        }
        requests.writtenByOthers();
    }

    /** A defect of ours asks for a person. */
    void broken() {
        requests.broken();
        oracle.attention.overwritten();
    }

    void healed(Instant broken) {
        diligence.mended(time.now());
        oracle.mended(broken, time.now());
        if (run != null) {
            run.heal();
        }
    }

    @Override
    public void check() {
        if (verdict.complaint() != null || run == null || run.state() == null) {
            return;
        }
        callers.areGone();
        if (defects.waits()) {
            return;
        }
        judgeRow();
        diligence.check(row(), time.now());
        if (!row().standing().isTerminal()) {
            requests.check();
        }
    }

    private void judgeRow() {
        Subscription row = row();
        Instant until = row.terms().until();
        if (until != null && !until.isAfter(time.now()) && row.standing() == Standing.EXPIRED && !oracle.isOver()) {
            oracle.expired(until);
        }
        verdict.complain(oracle.judge(row, requests.waitsLong()));
        if (until != null && until.isBefore(time.now()) && !oracle.isOver()) {
            verdict.complain("granted until " + until + " and not over");
        }
        if (!recorded.containsAll(learning.paid())) {
            verdict.complain("has not written down what was paid, " + learning.paid());
        }
    }

    private void judgeEnd() {
        judgeRow();
        SubscriptionState ended = SubscriptionState.loaded(row(), Samples.POLICY, null);
        Fact late = Samples.seen(ProviderStatus.ACTIVE).fact();
        if (!SubscriptionTransitions.decide(ended, late, time.now()).state().equals(ended)) {
            verdict.complain("a late answer revived it");
        }
        if (provider.isLive()) {
            verdict.complain("ended, and the provider goes on charging");
        }
        boolean collects = row().standing() == Standing.CANCELED && row().providerReference() != null;
        if (collects && !isLostAtItsEnd && !provider.collectsOthers()) {
            verdict.complain("the customer's other invoices are not collected");
        }
        requests.judgeEnd();
    }

    private void judgeQuiet() {
        if (row().providerReference() != null) {
            oracle.saw(provider.truth.look(0, rows.rows.assigned()), time.now());
            String stands = oracle.standing();
            String is = Oracle.words(row());
            if (!stands.equals(is)) {
                verdict.complain("after a quiet time it stands " + is + " instead of " + stands);
            }
        }
        requests.judgeEnd();
    }
}
