package io.tenure.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.webhook.InboxDao.InboxRow;
import io.tenure.workflows.value.WebhookEventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of the inbox, without what the provider said in it.
 *
 * @param providerEventId the provider's own id, as timelines name it
 * @param subscriptionId null while nobody is known whom it concerns
 * @param objectReference the provider's object that it tells of
 * @param attempts how often the relay has tried since it came, or since it was retried
 * @param lastError a code; null when nothing went wrong
 * @param createdAt when it happened, as the provider says
 * @param copyOf an event that names two subscriptions is told to both: of the second row this is the first one's id, null otherwise
 */
@Schema(name = "WebhookEvent")
record WebhookEventView(
        String id,
        String provider,
        String providerAccount,
        String providerEventId,
        String kind,
        String status,
        @Nullable String organizationId,
        @Nullable String subscriptionId,
        @Nullable String objectReference,
        @Nullable String subscriptionReference,
        boolean liveMode,
        int priority,
        int attempts,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant createdAt,
        Instant receivedAt,
        @Nullable Instant settledAt,
        @Nullable String copyOf) {

    static WebhookEventView of(InboxRow row) {
        return new WebhookEventView(
                WebhookEventId.of(row.inboxSeq()).toString(),
                row.provider().code(),
                row.providerAccount(),
                row.eventReference(),
                row.kind(),
                row.status(),
                text(row.organizationId()),
                text(row.subscriptionId()),
                row.objectReference(),
                row.subscriptionReference(),
                row.liveMode(),
                row.priority(),
                row.attempts(),
                row.lastError(),
                row.nextAttemptAt(),
                row.createdAt(),
                row.receivedAt(),
                row.settledAt(),
                original(row.copyOf()));
    }

    private static @Nullable String original(@Nullable Long inboxSeq) {
        return inboxSeq == null ? null : WebhookEventId.of(inboxSeq).toString();
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
