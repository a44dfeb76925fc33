package io.tenure.store.seat;

import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code seat}; live while {@code revokedAt} is null.
 *
 * @param userId null exactly until a person who was named by e-mail is seen, anywhere
 * @param personId of a person who was named by e-mail
 * @param namedEmail the address as it was typed, until the person has made a call of their own in the organization: till then it is all that the
 *     organization knows
 */
public record SeatRow(
        SeatId seatId,
        SubscriptionId subscriptionId,
        @Nullable UserId userId,
        @Nullable UUID personId,
        @Nullable String namedEmail,
        Instant assignedAt,
        @Nullable Instant revokedAt) {

    /** Whether the organization knows that the same person sits on both. */
    public boolean sharesHolderWith(SeatRow other) {
        return namedEmail == null && other.namedEmail == null
                ? userId != null && userId.equals(other.userId)
                : Objects.equals(namedEmail, other.namedEmail);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "SeatRow[" + seatId + "]";
    }
}
