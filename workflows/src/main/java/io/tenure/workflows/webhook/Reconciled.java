package io.tenure.workflows.webhook;

/**
 * What a reconciliation came to.
 *
 * @param compared events of the provider's list; 0 where nothing is counted
 * @param missed what had not been heard and is now under way
 */
public record Reconciled(int compared, int missed) {}
