package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.http.delivery.Endpoint;
import io.tenure.dev.stripe.http.delivery.RetryDelays;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How the Stripe stand-in runs.
 *
 * @param port 0 takes a free one
 * @param state the folder of its journal
 * @param limits of requests and of patience
 * @param now what its clock says, for idempotency keys, deliveries and objects without a test clock
 */
public record StandInSettings(
        int port, Path state, List<Endpoint> endpoints, Limits limits, InstantSource now, RetryDelays retries) {

    public StandInSettings {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * What may be much and what may be long.
     *
     * @param requestsPerSecond of one endpoint (rule 35)
     * @param silence how long a request that is never answered is held
     * @param seed of the dice that faults roll
     */
    public record Limits(int requestsPerSecond, Duration silence, long seed) {

        /** As Stripe's test mode. */
        public static Limits usual(long seed) {
            return new Limits(25, Duration.ofSeconds(60), seed);
        }
    }

    /** As {@code up} starts it. */
    public static StandInSettings of(int port, Path state, List<Endpoint> endpoints) {
        Limits limits = Limits.usual(System.nanoTime());
        return new StandInSettings(port, state, endpoints, limits, InstantSource.system(), RetryDelays.USUAL);
    }
}
