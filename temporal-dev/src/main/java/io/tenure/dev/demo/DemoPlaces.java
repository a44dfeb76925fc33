package io.tenure.dev.demo;

/**
 * Where the seed finds what it talks to; addresses without a trailing slash.
 *
 * @param stripeAccount whose {@code stripeApiKey} is
 */
public record DemoPlaces(String api, String identity, String stripe, String stripeApiKey, String stripeAccount) {}
