package io.tenure.dev.stripe.http.delivery;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A delivery in the queue of what leaves when, first come first. */
record Departure(Delivery delivery, long number, InstantSource now) implements Delayed {
    private static final Comparator<Departure> ORDER = Comparator.comparingLong(
                    (Departure departure) -> departure.delivery().due())
            .thenComparingLong(Departure::number);

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(delivery.due() - now.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return ORDER.compare(this, (Departure) other);
    }
}
