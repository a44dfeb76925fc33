package io.tenure.api.seat;

import io.tenure.api.application.LastUses;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.SeatId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What a check leaves behind: that its key, and the seat that it found, were used. */
@Component
final class SeatUses {

    private final LastUses<ApiKeyId> keys;
    private final LastUses<SeatId> seats;

    SeatUses(LastUses<ApiKeyId> keys, LastUses<SeatId> seats) {
        this.keys = keys;
        this.seats = seats;
    }

    void noteKey(ApiKeyId key, Instant now) {
        keys.note(key, now);
    }

    void noteSeat(SeatId seat, Instant now) {
        seats.note(seat, now);
    }
}
