package io.tenure.worker.subscription;

import io.tenure.store.subscription.LiveSubscriptionDao.LiveSubscription;
import io.tenure.worker.temporal.TemporalAvailability;
import io.tenure.worker.temporal.TemporalAvailability.TemporalArrived;
import io.tenure.worker.temporal.TemporalCall.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * Starts the missing workflow of every live row: after a restore, a wiped Temporal, a terminated run. Walks over the rows at a steady rate, one
 * worker at a time, when Temporal arrives and then at the interval. What runs already is left alone.
 */
public final class Sweep {

    private static final Duration PAGE_TIME = Duration.ofSeconds(1);

    private final Supplier<Optional<SweepWalk>> walks;
    private final SubscriptionStarter starter;
    private final SweepTally tally;
    private final Pace pace;
    private volatile boolean startsAnew;
    private volatile boolean walking;
    private @Nullable SweepWalk walk;

    /** @param walks begins a walk; empty while another worker walks */
    Sweep(Supplier<Optional<SweepWalk>> walks, SubscriptionStarter starter, SweepTally tally, Pace pace) {
        this.walks = walks;
        this.starter = starter;
        this.tally = tally;
        this.pace = pace;
    }

    /**
     * How fast and when.
     *
     * @param temporal whether it is worth trying
     * @param rate starts in a second
     * @param interval from one walk to the next
     * @param nanoTime as {@link System#nanoTime} counts
     */
    record Pace(TemporalAvailability temporal, int rate, Duration interval, LongSupplier nanoTime) {}

    /** What was started before may be lost. */
    @EventListener
    void startAnew(TemporalArrived arrived) {
        startsAnew = true;
    }

    /** Whether a walk of this process is under way. */
    public boolean isWalking() {
        return walking;
    }

    /** Handles at most a second's worth of rows and answers when to go on. */
    public Duration step() {
        if (!pace.temporal().isUp()) {
            return PAGE_TIME;
        }
        try {
            return advance();
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Gives the lock back. */
    public void end() {
        if (walk != null) {
            walk.close();
            walk = null;
            walking = false;
        }
    }

    private Duration advance() {
        if (startsAnew) {
            startsAnew = false;
            end();
        }
        SweepWalk current = walk != null ? walk : begin();
        return current == null ? pace.interval() : page(current);
    }

    private @Nullable SweepWalk begin() {
        tally.begin();
        walk = walks.get().orElse(null);
        walking = walk != null;
        return walk;
    }

    private Duration page(SweepWalk current) {
        List<LiveSubscription> rows = current.next(pace.rate());
        long began = pace.nanoTime().getAsLong();
        for (LiveSubscription row : rows) {
            if (left(began).isZero()) {
                return Duration.ZERO;
            }
            Optional<Failure> failure = starter.start(target(row));
            if (failure.isPresent() && failure.get().isGeneral()) {
                pace.temporal().suspect();
                return PAGE_TIME;
            }
            tally.count(failure);
            current.passed(row);
        }
        if (rows.size() == pace.rate()) {
            return left(began);
        }
        tally.end();
        end();
        return pace.interval();
    }

    /** What is left of the second since a page was read: a slow Temporal makes pages smaller, not steps longer. */
    private Duration left(long began) {
        Duration left = PAGE_TIME.minusNanos(pace.nanoTime().getAsLong() - began);
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static StartTarget target(LiveSubscription row) {
        return new StartTarget(row.subscriptionId(), row.organizationId(), row.standing(), row.attentionCode());
    }
}
