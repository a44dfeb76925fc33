package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param userId the subject of the person's token; printable */
record AssignSeat(
        @Schema(example = "user_123") @NotBlank @Size(max = 255) @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*")
        String userId) {}
