package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param overlapSeconds so long both keys are believed; at most 30 days, and never longer than the old key lived anyway
 * @param expiresAt of the new key; never unless said
 */
record RotateKey(
        @Schema(example = "3600") @NotNull @Min(0) @Max(LONGEST)
        Integer overlapSeconds,

        @Future @Nullable Instant expiresAt) {

    private static final int LONGEST = 30 * 24 * 3600;
}
