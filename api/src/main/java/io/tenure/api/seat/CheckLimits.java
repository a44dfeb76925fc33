package io.tenure.api.seat;

import io.github.bucket4j.Bucket;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.request.RateLimitSettings.Limit;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How often a key may ask, of this replica. Kept in memory, so that the check keeps its one statement, and approximate: now and then two keys share a
 * bucket, because there is a fixed number of them, which whoever makes keys up cannot exhaust. Safe for many threads.
 */
final class CheckLimits {

    private static final int BUCKETS = 1 << 16;

    private final AtomicReferenceArray<@Nullable Bucket> buckets = new AtomicReferenceArray<>(BUCKETS);
    private final int seed = ThreadLocalRandom.current().nextInt();
    private final Limit limit;

    CheckLimits(Limit limit) {
        this.limit = limit;
    }

    /** Takes a token. Returns zero, or in how many seconds there is one. */
    long take(ApiKey key) {
        Bucket bucket = bucket(Math.floorMod(key.text().hashCode() ^ seed, BUCKETS));
        if (bucket.tryConsume(1)) {
            return 0;
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
    }

    private Bucket bucket(int index) {
        Bucket known = buckets.get(index);
        if (known != null) {
            return known;
        }
        Bucket full = Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
                .build();
        Bucket other = buckets.compareAndExchange(index, null, full);
        return other == null ? full : other;
    }
}
