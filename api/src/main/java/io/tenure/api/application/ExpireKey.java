package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** @param at from then on the key is not believed; an instant that has passed ends it at once */
record ExpireKey(
        @Schema(example = "2099-01-01T00:00:00Z") @NotNull Instant at) {}
