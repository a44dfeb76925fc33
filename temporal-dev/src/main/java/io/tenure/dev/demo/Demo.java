package io.tenure.dev.demo;

import java.util.Map;

/**
 * The seeded demo, as dev.json shows it.
 *
 * @param seatUserId whom the check lets in
 * @param apiKey of the product application
 * @param tokens by role, valid for a day; {@code stranger} owns another organization
 */
public record Demo(
        String organizationId,
        String applicationSlug,
        String externalOrgId,
        String planId,
        String subscriptionId,
        String stripeSubscriptionId,
        String stripeCustomerId,
        String testClockId,
        String seatUserId,
        String apiKey,
        Map<String, String> tokens) {}
