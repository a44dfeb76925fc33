package io.tenure.api.webhook;

import io.tenure.workflows.value.SubscriptionId;

/** An event has been committed to the inbox and concerns a subscription. Whoever listens runs after the commit and before the answer. */
public record EventAccepted(long inboxSeq, SubscriptionId subscriptionId, int priority) {}
