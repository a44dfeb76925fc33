package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.workflows.value.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param slug lower-case letters, digits and hyphens, at most 63; unique on the platform, and what checks name it by */
record CreateApplication(
        @Schema(example = "new-clinic")
        @NotNull
        @Pattern(
                regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                message = "lower-case letters, digits and hyphens between them, at most 63")
        String slug,

        @Schema(example = "New Clinic")
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Text.ONE_LINE, message = Text.ONE_LINE_RULE)
        String name) {}
