package io.tenure.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Reasoned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param reason for auditors to read; at most 500 characters */
record IgnoreEvent(
        @Schema(example = "Of a test of the provider's dashboard") @NotBlank @Size(max = 500)
        String reason) implements Reasoned {}
