package io.tenure.api.webhook;

import io.swagger.v3.oas.annotations.Parameter;
import io.tenure.store.webhook.InboxDao.Filter;
import io.tenure.workflows.value.SubscriptionId;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant; null means any.
 *
 * @param kind exactly as the provider calls it, such as {@code invoice.paid}
 * @param olderThan received so long ago, or longer: {@code PT15M}
 */
record WebhookEventQuery(
        @Parameter(description = "Those in this state") @Nullable
        WebhookEventStatus status,

        @Parameter(description = "Exactly as the provider calls it, such as invoice.paid") @Nullable @Size(max = 255)
        String kind,

        @Parameter(description = "Those of this subscription") @Nullable
        SubscriptionId subscriptionId,

        @Parameter(description = "Received so long ago, or longer: PT15M") @Nullable
        Duration olderThan) {

    Filter filter(Instant now) {
        return new Filter(
                status == null ? null : status.name(),
                kind,
                subscriptionId,
                olderThan == null ? null : now.minus(olderThan));
    }
}
