package io.tenure.worker.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the relay.
 *
 * @param relayInterval rest after a pass that found less than a full batch
 * @param relayBatch events that a pass claims, at most
 * @param relayParallelism signals under way at once
 * @param relayPass after that a pass begins no further signal
 * @param signalTimeout how long one signal may take
 * @param unknownEntityAfter how long an event waits for its owner to become known before it is quarantined
 * @param payloadRetention how long an event that is settled keeps its payload
 */
@Validated
@ConfigurationProperties("tenure.webhook")
public record WebhookProperties(
        @DurationMin(millis = 10) @DefaultValue("500ms") Duration relayInterval,
        @Positive @Max(10_000) @DefaultValue("200") int relayBatch,
        @Positive @Max(100) @DefaultValue("8") int relayParallelism,
        @DurationMin(millis = 100) @DefaultValue("5s") Duration relayPass,
        @DurationMin(millis = 100) @DefaultValue("2s") Duration signalTimeout,
        @DurationMin(seconds = 0) @DefaultValue("24h") Duration unknownEntityAfter,
        @DurationMin(hours = 1) @DefaultValue("30d") Duration payloadRetention) {

    /** For the statements around the signals, and for replicas' clocks that differ. */
    private static final Duration AROUND_THE_SIGNALS = Duration.ofSeconds(3);

    /** How long a pass has its events to itself: longer than it takes, or another relay would tell them, too. */
    Duration claim() {
        return relayPass.plus(signalTimeout).plus(AROUND_THE_SIGNALS);
    }
}
