package io.tenure.api.request;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.request.RateLimitSettings.Limit;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/**
 * Buckets of tokens in {@code rate_limit_bucket}, shared by all replicas. A bucket's name is a keyed hash of whose it is, and of its limit, so that a new
 * setting begins a new one. Requests of one caller that come at once ask the database once.
 */
@Component
final class RateLimits {

    private static final int REMEMBERED = 10_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final ApiKeys keys;
    private final LinkedHashMap<String, Bucket> remembered = new LinkedHashMap<>(16, 0.75f, true);

    RateLimits(AcrossTenants across, ApiKeys keys) {
        this.keys = keys;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(across.pool())
                .table("rate_limit_bucket")
                .idColumn("bucket_key")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .build();
    }

    /**
     * Takes a token.
     *
     * @param kind names the limit to callers
     * @param subject whose bucket it is
     */
    RateLimit take(String kind, String subject, Limit limit) {
        String name = kind + " " + limit.burst() + " " + limit.perMinute() + " " + subject;
        return RateLimit.of(kind, limit, bucket(name, limit).tryConsumeAndReturnRemaining(1));
    }

    /** Forgets at most {@code most} full buckets. Returns how many. */
    int forgetFull(int most) {
        return buckets.removeExpired(most);
    }

    static BucketConfiguration configuration(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limit.burst())
                        .refillGreedy(limit.perMinute(), Duration.ofMinutes(1))
                        .build())
                .build();
    }

    private Bucket bucket(String name, Limit limit) {
        synchronized (remembered) {
            Bucket known = remembered.get(name);
            if (known != null) {
                return known;
            }
            if (remembered.size() >= REMEMBERED) {
                remembered.remove(remembered.firstEntry().getKey());
            }
            Bucket bucket = buckets.builder()
                    .withOptimization(BegunBuckets.of(configuration(limit)))
                    .build(HexFormat.of().formatHex(keys.derived("rate limit " + name)), () -> configuration(limit));
            remembered.put(name, bucket);
            return bucket;
        }
    }
}
