package io.tenure.activities.subscription;

/**
 * Stripe, for all activities of a process that call it.
 *
 * @param rate one object for all of them
 */
public record StripeConnection(StripeSettings settings, StripeCallRate rate) {}
