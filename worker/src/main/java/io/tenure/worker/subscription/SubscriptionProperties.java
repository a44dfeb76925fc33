package io.tenure.worker.subscription;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of subscriptions.
 *
 * @param renewalSlack how long access outlives what was paid for where a renewal charge is expected (billing rule 7)
 * @param sweepInterval rest between two walks over all live rows
 * @param sweepRate workflows that a walk starts in a second, at most. Each begins with a look at the provider: below {@code tenure.worker.stripe.per-second}
 *     (25), so that after a restore the looks of events find room beside them; 100,000 subscriptions take 84 minutes
 */
@Validated
@ConfigurationProperties("tenure.subscription")
public record SubscriptionProperties(
        @DurationMin(hours = 2) @DurationMax(days = 14) @DefaultValue("96h")
        Duration renewalSlack,

        @DurationMin(seconds = 1) @DefaultValue("15m") Duration sweepInterval,
        @Positive @DefaultValue("20") int sweepRate) {}
