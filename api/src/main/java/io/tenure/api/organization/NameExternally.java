package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param externalOrgId the application's own id of the organization, such as {@code hospital_456} */
record NameExternally(
        @Schema(
                example = "hospital_456",
                pattern = ExternalName.PATTERN,
                description = "Taken as it is written, or refused: " + ExternalName.RULE
                        + ". Checks ask for it letter by" + " letter.")
        @NotBlank
        @Size(max = 255)
        @ExternalName
        String externalOrgId) {}
