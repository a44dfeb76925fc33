package io.tenure.api.webhook;

import java.util.Set;

/** Where an event stands in the inbox. */
enum WebhookEventStatus {
    RECEIVED,
    WAITING,
    APPLIED,
    IGNORED,
    QUARANTINED;

    /** What staff may still do something about. */
    static final Set<WebhookEventStatus> OPEN = Set.of(RECEIVED, WAITING, QUARANTINED);
}
