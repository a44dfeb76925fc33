package io.tenure.api.seat;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.tenure.api.request.RateLimit;
import io.tenure.api.request.RateLimitSettings;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often a key may ask this replica, and an address whose keys nobody knows. Kept in memory, so that the check keeps its one statement, and
 * approximate ({@link LocalBuckets}). Safe for many threads.
 */
final class CheckLimits {

    private static final String KEY = "key";
    private static final String ADDRESS = "address";

    private final int seed = ThreadLocalRandom.current().nextInt();
    private final LocalBuckets keys;
    private final LocalBuckets addresses;

    CheckLimits(RateLimitSettings limits, TimeMeter time) {
        keys = new LocalBuckets(limits.check(), time);
        addresses = new LocalBuckets(limits.address(), time);
    }

    /** Takes a token of the key's. */
    RateLimit take(CheckKey key) {
        return RateLimit.of(KEY, keys.limit(), keys.of(key.slot()).tryConsumeAndReturnRemaining(1));
    }

    /** Empty while the address may ask with a key that nobody knows; takes nothing. */
    Optional<RateLimit> refusal(String address) {
        Bucket bucket = bucket(address);
        if (bucket.getAvailableTokens() > 0) {
            return Optional.empty();
        }
        return Optional.of(take(bucket)).filter(limit -> !limit.allowed());
    }

    /** Takes a token of the address's, for what needed no statement. */
    RateLimit take(String address) {
        return take(bucket(address));
    }

    /** As {@link #take(String)}, after a statement: where others were faster the bucket owes the token, so that many at once gain nothing. */
    RateLimit charge(String address) {
        Bucket bucket = bucket(address);
        RateLimit limit = take(bucket);
        if (!limit.allowed()) {
            bucket.consumeIgnoringRateLimits(1);
        }
        return limit;
    }

    private RateLimit take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return RateLimit.of(ADDRESS, addresses.limit(), probe);
    }

    private Bucket bucket(String address) {
        return addresses.of(address.hashCode() ^ seed);
    }
}
