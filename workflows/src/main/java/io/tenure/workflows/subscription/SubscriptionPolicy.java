package io.tenure.workflows.subscription;

import java.time.Duration;

/**
 * Settings on which decisions depend; they reach the workflow as a recorded result.
 *
 * @param renewalSlack how long access outlives what was paid for where a renewal charge is expected (setting
 *     {@code tenure.subscription.renewal-slack}): at a renewal the money comes about an hour after the period (billing rule 7)
 */
public record SubscriptionPolicy(Duration renewalSlack) {}
