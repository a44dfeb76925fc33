package io.tenure.api.webhook;

/**
 * @param retried events that the relay delivers again
 * @param skipped events that were named or found and are settled for good, or never can be ours
 */
record Retried(int retried, int skipped) {}
