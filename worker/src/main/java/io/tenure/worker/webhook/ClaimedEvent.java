package io.tenure.worker.webhook;

import io.tenure.worker.subscription.StartTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that this relay has claimed for a pass.
 *
 * @param attempt of this pass, at least 1
 * @param owner null while nobody is known to whom it belongs
 * @param foreign without an owner, and naming nothing of ours: of another system that shares the provider's account
 */
record ClaimedEvent(
        long inboxSeq,
        int priority,
        int attempt,
        Instant receivedAt,
        @Nullable StartTarget owner,
        boolean foreign) {}
