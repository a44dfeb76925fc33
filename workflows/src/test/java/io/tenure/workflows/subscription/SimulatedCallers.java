package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who has asked and waits, for at most ten seconds, as the handlers of updates do. What they are told must be what was written. */
final class SimulatedCallers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatedTime time;
    private final FakeRows rows;
    private final Supplier<@Nullable SubscriptionRun> run;
    private final LifeVerdict verdict;
    private final Map<OperationId, Instant> waiting = new LinkedHashMap<>();

    SimulatedCallers(SimulatedTime time, FakeRows rows, Supplier<@Nullable SubscriptionRun> run, LifeVerdict verdict) {
        this.time = time;
        this.rows = rows;
        this.run = run;
        this.verdict = verdict;
    }

    void await(OperationId operation) {
        waiting.put(operation, time.now().plus(PATIENCE));
        time.in(PATIENCE, () -> {});
    }

    /** Whoever has an answer, or has waited too long, goes. */
    boolean areGone() {
        waiting.entrySet().removeIf(caller -> goes(caller.getKey(), caller.getValue()));
        return waiting.isEmpty();
    }

    private boolean goes(OperationId operation, Instant until) {
        SubscriptionRun asked = Objects.requireNonNull(run.get());
        if (asked.isAnswered(operation)) {
            judge(asked.answer(operation));
            return true;
        }
        return !time.now().isBefore(until);
    }

    private void judge(Outcome told) {
        SubscriptionActivities.OperationOutcome written = rows.outcome(told.operationId());
        boolean isOpen = told.kind() == Outcome.Kind.PENDING || Outcome.NOT_TAKEN.equals(told.code());
        boolean isTrue = written != null && Objects.equals(written.problemCode(), told.code());
        if (!isOpen && !isTrue) {
            verdict.complain("told its caller " + told + " and wrote " + written);
        }
    }

    /** The run has ended by itself. */
    void runEnds() {
        if (!areGone()) {
            verdict.complain("ended while callers wait, " + waiting.keySet());
        }
    }

    /** The run was lost, and with it who waited at it. */
    void runIsLost() {
        waiting.clear();
    }
}
