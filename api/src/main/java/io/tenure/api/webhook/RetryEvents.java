package io.tenure.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Reasoned;
import io.tenure.api.problem.CrossChecked;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        implements Reasoned, CrossChecked {

    static final int MOST = 1_000;

    @Override
    public List<FieldError> faults(Predicate<String> unread) {
        List<FieldError> faults = new ArrayList<>();
        boolean listed = ids != null || unread.test("/ids");
        boolean filtered = status != null
                || kind != null
                || subscriptionId != null
                || olderThan != null
                || Stream.of("/status", "/kind", "/subscriptionId", "/olderThan")
                        .anyMatch(unread);
        if (listed && filtered) {
            faults.add(new FieldError("/ids", "exclusive", "ids, or a status with more of a filter"));
        }
        if (!listed && status == null && !unread.test("/status")) {
            faults.add(new FieldError("/status", "required", "ids, or a status"));
        }
        if (status != null && !WebhookEventStatus.OPEN.contains(status)) {
            faults.add(new FieldError("/status", "invalid", "RECEIVED, WAITING or QUARANTINED"));
        }
        return faults;
    }

    WebhookEventQuery query() {
        return new WebhookEventQuery(status, kind, subscriptionId, olderThan);
    }
}
