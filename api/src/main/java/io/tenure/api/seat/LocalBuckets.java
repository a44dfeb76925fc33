package io.tenure.api.seat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.tenure.api.request.RateLimitSettings.Limit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of tokens in this replica's memory. There is a fixed number of them, which whoever makes names up cannot exhaust; so now and then two share
 * one. Safe for many threads.
 */
final class LocalBuckets {

    private static final int NUMBER = 1 << 16;

    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(NUMBER);
    private final Limit limit;
    private final TimeMeter time;

    LocalBuckets(Limit limit, TimeMeter time) {
        this.limit = limit;
        this.time = time;
    }

    Limit limit() {
        return limit;
    }

    Bucket of(int hash) {
        int index = Math.floorMod(hash, NUMBER);
        Bucket known = buckets.get(index);
        if (known != null) {
            return known;
        }
        Bucket full = Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .build();
        Bucket other = buckets.compareAndExchange(index, null, full);
        return other == null ? full : other;
    }
}
