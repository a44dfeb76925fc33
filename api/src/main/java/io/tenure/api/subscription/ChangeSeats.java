package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** @param seats how many there shall be; not fewer than are assigned */
record ChangeSeats(
        @Schema(example = "8") @NotNull @Min(1) @Max(CreateSubscription.MOST_SEATS)
        Integer seats) {

    Ask ask() {
        return new Ask("change-seats", Map.of("seats", seats));
    }
}
