package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.http.answer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many requests of one endpoint within any second (rule 35: 25 in test mode). */
final class RateLimiter {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final int limit;
    private final InstantSource now;
    private final Map<String, Deque<Instant>> recent = new ConcurrentHashMap<>();

    RateLimiter(int limit, InstantSource now) {
        this.limit = limit;
        this.now = now;
    }

    /** Counts a request of an endpoint (method and template); false when it is one too many, which does not count. */
    boolean admits(String endpoint) {
        Deque<Instant> admitted = recent.computeIfAbsent(endpoint, key -> new ArrayDeque<>());
        synchronized (admitted) {
            Instant instant = now.instant();
            Instant begin = instant.minus(WINDOW);
            while (!admitted.isEmpty() && !admitted.getFirst().isAfter(begin)) {
                admitted.removeFirst();
            }
            if (admitted.size() >= limit) {
                return false;
            }
            admitted.addLast(instant);
            return true;
        }
    }

    /** Stripe's answer to one request too many. */
    static Answer tooMany(String reason) {
        return Answer.error(
                        429,
                        "invalid_request_error",
                        "rate_limit",
                        "Request rate limit exceeded. You can learn more about rate limits here"
                                + " https://stripe.com/docs/rate-limits.")
                .with("Stripe-Rate-Limited-Reason", reason)
                .with("Retry-After", "1");
    }
}
