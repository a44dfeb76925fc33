package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.subscription.StandingChangeDao.StandingChangeRow;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of standing.
 *
 * @param from null for the first one
 * @param reason why the new standing does not open the door; null when it does
 * @param providerEventId the provider's event that caused it; null when none did
 * @param receivedAt when that event came
 */
@Schema(name = "TimelineEntry")
record TimelineEntry(
        String id,
        @Nullable String from,
        String to,
        @Nullable String reason,
        @Nullable String providerEventId,
        @Nullable Instant receivedAt,
        Instant effectiveAt) {

    static TimelineEntry of(StandingChangeRow row) {
        Standing from = row.fromStatus();
        StandingReason reason = row.reason();
        return new TimelineEntry(
                row.standingChangeId().toString(),
                from == null ? null : from.name(),
                row.toStatus().name(),
                reason == null ? null : reason.code(),
                row.eventReference(),
                row.receivedAt(),
                row.effectiveAt());
    }
}
