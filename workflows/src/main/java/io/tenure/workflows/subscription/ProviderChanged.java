package io.tenure.workflows.subscription;

/**
 * A provider's event is in the inbox: look again.
 *
 * @param seq the event's inbox sequence
 * @param priority 1 looks at once, 3 may gather with others (see {@code StripeEventKind})
 */
public record ProviderChanged(long seq, int priority) {}
