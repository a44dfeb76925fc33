package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Reasoned;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** @param reason for members and auditors to read; at most 500 characters */
record PlaceHold(
        @Schema(example = "Chargeback under review") @NotBlank @Size(max = 500)
        String reason) implements Reasoned {

    Ask ask() {
        return new Ask("place-hold", Map.of(), reason);
    }
}
