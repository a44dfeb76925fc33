package io.tenure.workflows.subscription;

import io.temporal.failure.ActivityFailure;
import io.tenure.workflows.subscription.SubscriptionActivities.Effect;
import io.tenure.workflows.subscription.SubscriptionActivities.Stored;
import io.tenure.workflows.temporal.DatabaseCall;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A defect of ours for some hours: nothing can be recorded until a deployment mends it. What was to be recorded waits meanwhile. */
final class SimulatedDefects implements DatabaseCall.Defects {

    private static final Duration LONGEST = Duration.ofHours(3);

    private static final OperationId ASKED = new OperationId(new UUID(9, 1_000));

    private final SimulatedTime time;
    private final SimulatedRows rows;
    private final SimulatedLife life;
    private Instant brokenUntil = SimulatedTime.BEGINNING;
    private Instant foundAt = SimulatedTime.BEGINNING;
    private boolean waits;

    SimulatedDefects(SimulatedTime time, SimulatedRows rows, SimulatedLife life) {
        this.time = time;
        this.rows = rows;
        this.life = life;
        if (time.oneIn(6)) {
            time.in(time.upTo(SimulatedLife.BUSY.minus(LONGEST)), this::breaks);
        }
    }

    /** Somebody asks just then. */
    private void breaks() {
        brokenUntil = time.now().plus(time.upTo(LONGEST));
        life.ask(new Request.PlaceHold(ASKED));
    }

    /** True while a write waits for a deployment: nothing can be expected of the row. */
    boolean waits() {
        return waits;
    }

    private boolean isBroken() {
        return time.now().isBefore(brokenUntil);
    }

    Stored record(Effect effect) {
        if (isBroken()) {
            throw SimulatedFailure.of(FailureType.BUG, "simulated");
        }
        return rows.record(effect);
    }

    /** As an activity with unlimited attempts. */
    Stored recordAtLast(Effect effect, SimulatedExecution execution) {
        waits = isBroken();
        while (isBroken()) {
            execution.goOn(brokenUntil);
        }
        waits = false;
        try {
            return rows.record(effect);
        } catch (ActivityFailure lost) {
            return rows.record(effect);
        }
    }

    @Override
    public void found(String code) {
        foundAt = time.now();
        rows.reportDefect(new SubscriptionActivities.DefectReport(Samples.ID));
        life.broken();
    }

    @Override
    public void healed() {
        life.healed(foundAt);
    }
}
