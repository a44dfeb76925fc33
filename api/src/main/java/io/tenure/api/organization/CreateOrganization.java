package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param slug lower-case letters, digits and hyphens, at most 63; unique on the platform */
record CreateOrganization(
        @Schema(example = "General Hospital") @NotBlank @Size(max = 200)
        String name,

        @Schema(example = "general-hospital") @NotNull @Pattern(regexp = SLUG)
        String slug) {

    static final String SLUG = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
}
