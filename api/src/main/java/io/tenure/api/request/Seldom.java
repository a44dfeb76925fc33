package io.tenure.api.request;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets one line stand for many: what happens a thousand times a second in an outage is told once in a while, with its number. Safe for many threads. */
public final class Seldom {

    private final long silence;
    private final LongSupplier nanoTime;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong next;

    /** @param silence how long nothing is told after something was */
    public Seldom(Duration silence) {
        this(silence, System::nanoTime);
    }

    Seldom(Duration silence, LongSupplier nanoTime) {
        this.silence = silence.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** It happened. How often since it was last told, where it is to be told now. */
    public OptionalLong happened() {
        untold.incrementAndGet();
        long now = nanoTime.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + silence)
                ? OptionalLong.of(untold.getAndSet(0))
                : OptionalLong.empty();
    }
}
