package io.tenure.api.request;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often a caller may call ({@code tenure.rate-limit.*}), as buckets of tokens that are filled up evenly.
 *
 * @param user of a person with a token, over all replicas
 * @param address of one address without a valid token or signature, over all replicas; of checks without a known key, on each replica
 * @param check of one API key that asks for checks, on each replica
 */
@ConfigurationProperties("tenure.rate-limit")
public record RateLimitSettings(Limit user, Limit address, Limit check) {

    /**
     * @param burst how many at once
     * @param perMinute how many are added in a minute
     */
    public record Limit(long burst, long perMinute) {

        public Limit {
            if (burst < 1 || perMinute < 1) {
                throw new IllegalArgumentException("tenure.rate-limit.*: burst and per-minute must be at least 1");
            }
        }
    }
}
