package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.SeatId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows about a check by a key that is not revoked.
 *
 * @param apiKeyId the key's own
 * @param keyMayCheck whether checks are among what the key is for
 * @param applicationSlug of the key's application
 * @param keyUntil from when on the key is not believed; null when it does not expire
 * @param organizationKnown whether the application has given the name to an organization
 * @param organizationArchived whether that organization's life is over; false where there is none
 * @param status of the live subscription, else of the newest; null when there never was one
 * @param accessUntil null when no end is known
 * @param seatId the person's live seat
 */
public record SeatCheckRow(
        ApiKeyId apiKeyId,
        boolean keyMayCheck,
        String applicationSlug,
        @Nullable Instant keyUntil,
        boolean organizationKnown,
        boolean organizationArchived,
        @Nullable Standing status,
        @Nullable StandingReason statusReason,
        @Nullable Instant accessUntil,
        @Nullable SeatId seatId) {}
