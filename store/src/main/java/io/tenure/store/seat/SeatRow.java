package io.tenure.store.seat;

import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code seat}; live while {@code revokedAt} is null. */
public record SeatRow(
        SeatId seatId,
        SubscriptionId subscriptionId,
        UserId userId,
        Instant assignedAt,
        @Nullable Instant revokedAt) {}
