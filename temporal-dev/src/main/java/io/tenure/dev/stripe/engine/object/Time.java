package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.ObjectStore;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Seconds since the epoch, in real time or on the test clock whose customer is being served. */
public final class Time {
    private static final long NONE = Long.MIN_VALUE;

    private final InstantSource real;
    private final ObjectStore store;
    private @Nullable String clock;
    private long moment = NONE;

    public Time(InstantSource real, ObjectStore store) {
        this.real = real;
        this.store = store;
    }

    /** The moment being played, else the frozen time of the current clock, else real time. */
    public long now() {
        if (moment != NONE) {
            return moment;
        }
        return clock == null
                ? real()
                : store.get(clock)
                        .map(node -> Nodes.number(node, "frozen_time"))
                        .orElseGet(this::real);
    }

    public long real() {
        return real.instant().getEpochSecond();
    }

    /** Works with {@link #now()} on a clock, or in real time when there is none. */
    public <T> T on(@Nullable String testClock, Supplier<T> work) {
        return within(testClock, NONE, work);
    }

    /** Works as if it were {@code moment} on a clock or in real time. */
    public void at(@Nullable String testClock, long playedMoment, Runnable work) {
        within(testClock, playedMoment, () -> {
            work.run();
            return playedMoment;
        });
    }

    /** The clock of a customer or of an object that belongs to one, or null. */
    public @Nullable String clockOf(JsonNode object) {
        if (object.has("test_clock")) {
            return Nodes.reference(object, "test_clock");
        }
        return store.get(Nodes.text(object, "customer"))
                .map(customer -> Nodes.reference(customer, "test_clock"))
                .orElse(null);
    }

    private <T> T within(@Nullable String testClock, long playedMoment, Supplier<T> work) {
        String clockBefore = clock;
        long momentBefore = moment;
        clock = testClock;
        moment = playedMoment;
        try {
            return work.get();
        } finally {
            clock = clockBefore;
            moment = momentBefore;
        }
    }
}
