package io.tenure.api.request;

import io.github.bucket4j.ConsumptionProbe;
import io.tenure.api.request.RateLimitSettings.Limit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * Whether a call was within its limit, as callers are told: the fields of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param policy {@code "user";q=600;w=60}: so many calls in so many seconds
 * @param current {@code "user";r=42;t=3}: so many are left, and the bucket is full again in so many seconds
 * @param retryAfter seconds until a call may succeed
 */
public record RateLimit(boolean allowed, String policy, String current, long retryAfter) {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    public static RateLimit of(String kind, Limit limit, ConsumptionProbe probe) {
        return new RateLimit(
                probe.isConsumed(),
                '"' + kind + "\";q=" + limit.perMinute() + ";w=60",
                '"' + kind + "\";r=" + remaining(probe) + ";t=" + seconds(probe.getNanosToWaitForReset()),
                Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    public void tell(HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", current);
        if (!allowed) {
            response.setHeader("Retry-After", Long.toString(retryAfter));
        }
    }

    /** A bucket may owe tokens. */
    private static long remaining(ConsumptionProbe probe) {
        return Math.max(0, probe.getRemainingTokens());
    }

    /** Rounded up: who comes a moment too early is refused again. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, NANOS);
    }
}
