package io.tenure.store.seat;

import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code seat}; live while {@code revokedAt} is null.
 *
 * @param userId null exactly until a person who was named by e-mail is seen
 * @param personId of a person who was named by e-mail
 */
public record SeatRow(
        SeatId seatId,
        SubscriptionId subscriptionId,
        @Nullable UserId userId,
        @Nullable UUID personId,
        Instant assignedAt,
        @Nullable Instant revokedAt) {

    /** Whether the same person sits on both. */
    public boolean sharesHolderWith(SeatRow other) {
        return (userId != null && userId.equals(other.userId)) || (personId != null && personId.equals(other.personId));
    }
}
