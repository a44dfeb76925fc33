package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param externalOrgId the application's own id of the organization, such as {@code hospital_456} */
record NameExternally(
        @Schema(example = "hospital_456") @NotBlank @Size(max = 255)
        String externalOrgId) {}
