package io.tenure.workflows.temporal;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One timer for the earliest of many due instants. Firing only wakes: whoever waits compares the clock with what is due and arms again. A timed
 * await would leave its timer behind each time that its condition came true first (sdk-java issues 2312 and 3012).
 */
public final class DeadlineTimer {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private @Nullable Instant armedFor;
    private @Nullable CancellationScope scope;
    private long startedIn;
    private boolean fired;

    /**
     * Wakes at {@code due} or earlier. A running timer is replaced only by an earlier one. What is due already wakes in a second.
     *
     * @param label shown beside the timer in Temporal's UI
     */
    public void arm(Instant due, String label) {
        if (armedFor != null && !fired && !due.isBefore(armedFor)) {
            return;
        }
        cancel();
        fired = false;
        armedFor = due;
        Duration ahead = Duration.between(now(), due);
        start(ahead.isPositive() ? ahead : SHORTEST, due, label);
    }

    /** True when the armed timer wakes at {@code due} or earlier. */
    public boolean covers(Instant due) {
        return armedFor != null && !due.isBefore(armedFor);
    }

    /** True from the moment the armed timer fired until the next arming. */
    public boolean fired() {
        return fired;
    }

    /**
     * Forgets the timer. One that was started within the same workflow task is left to fire unheard: started and cancelled around a local activity
     * it leaves no trace in the history, yet a replay asks for its start (seen with SDK 1.38: TMPRL1100).
     */
    public void cancel() {
        if (scope != null && !fired && startedIn != task()) {
            scope.cancel();
        }
        scope = null;
        armedFor = null;
    }

    private void start(Duration delay, Instant due, String label) {
        TimerOptions options = TimerOptions.newBuilder().setSummary(label).build();
        CancellationScope fresh = Workflow.newCancellationScope(() -> {
            Promise<Void> timer = Workflow.newTimer(delay, options);
            timer.handle((done, failure) -> {
                // A cancelled timer completes as well: only the one that is still armed may wake.
                if (failure == null && due.equals(armedFor)) {
                    fired = true;
                }
                return null;
            });
        });
        scope = fresh;
        startedIn = task();
        fresh.run();
    }

    /** The workflow's time. */
    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    private static long task() {
        return Workflow.getInfo().getHistoryLength();
    }
}
