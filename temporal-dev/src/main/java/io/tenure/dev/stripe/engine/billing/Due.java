package io.tenure.dev.stripe.engine.billing;

/**
 * Something that time makes happen.
 *
 * @param at seconds since the epoch
 */
public record Due(long at, Runnable work) {}
