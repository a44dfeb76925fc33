package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Time and chance of one life: what will happen is planned, and time jumps from one happening to the next. */
final class SimulatedTime {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    final Random random;
    private final PriorityQueue<Planned> ahead =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
    private Instant now = BEGINNING;
    private long order;

    SimulatedTime(long seed) {
        this.random = new Random(seed);
    }

    private record Planned(Instant at, long order, Runnable happening) {}

    Instant now() {
        return now;
    }

    void at(Instant when, Runnable happening) {
        ahead.add(new Planned(when, ++order, happening));
    }

    void in(Duration wait, Runnable happening) {
        at(now.plus(wait), happening);
    }

    /** Lets the next thing happen if it is planned until {@code limit}; otherwise it is {@code limit} then. */
    void goOn(Instant limit) {
        Planned next = ahead.peek();
        if (next == null || next.at().isAfter(limit)) {
            now = limit;
            return;
        }
        ahead.remove();
        now = next.at().isAfter(now) ? next.at() : now;
        next.happening().run();
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    Duration upTo(Duration longest) {
        return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
    }
}
