package io.tenure.workflows.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow knows besides its mailbox.
 *
 * @param lookedUpTo inbox sequence that the last look covered
 * @param unclearLooks looks in a row that ended without an answer
 * @param lookDue when to look again although nothing was heard; null: only at the safety wake-up
 * @param pendingStanding a suspension that was decided and is not in force yet; null unless something holds it
 */
public record SubscriptionState(
        Subscription subscription,
        SubscriptionPolicy policy,
        long lookedUpTo,
        int unclearLooks,
        @Nullable Instant lookDue,
        @Nullable PendingStanding pendingStanding) {}
