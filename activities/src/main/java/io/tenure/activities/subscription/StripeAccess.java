package io.tenure.activities.subscription;

/**
 * Stripe, for all activities of a process that call it.
 *
 * @param rate one object for all of them
 */
public record StripeAccess(StripeSettings settings, StripeCallRate rate) {}
