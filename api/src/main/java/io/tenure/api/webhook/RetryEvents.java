package io.tenure.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Reasoned;
import io.tenure.api.problem.ProblemException;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events to deliver again: those with these ids, or the newest thousand of a status that is not settled for good.
 *
 * @param ids at most 1,000; then nothing but a reason is given beside them
 * @param status RECEIVED, WAITING or QUARANTINED; required without ids
 * @param olderThan received so long ago, or longer, such as {@code PT15M}
 * @param reason for auditors to read
 */
record RetryEvents(
        @Nullable @Size(min = 1, max = MOST) List<@NotNull WebhookEventId> ids,

        @Schema(example = "QUARANTINED") @Nullable WebhookEventStatus status,
        @Nullable @Size(max = 255) String kind,
        @Nullable SubscriptionId subscriptionId,
        @Nullable Duration olderThan,

        @Schema(example = "The plan was registered late") @Nullable @Size(max = 500)
        String reason)
        implements Reasoned {

    static final int MOST = 1_000;

    /** Throws {@link ProblemException} for both ways at once, for neither, and for a status that is settled for good. */
    void requireOneWay() {
        boolean filtered = status != null || kind != null || subscriptionId != null || olderThan != null;
        if (ids != null && filtered) {
            throw ProblemException.field("/ids", "exclusive");
        }
        if (ids == null && status == null) {
            throw ProblemException.field("/status", "required");
        }
        if (status != null && !WebhookEventStatus.OPEN.contains(status)) {
            throw ProblemException.field("/status", "invalid");
        }
    }

    WebhookEventQuery query() {
        return new WebhookEventQuery(status, kind, subscriptionId, olderThan);
    }
}
