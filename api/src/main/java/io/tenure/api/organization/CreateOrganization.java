package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.identity.EmailAddress;
import io.tenure.workflows.value.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param slug lower-case letters, digits and hyphens, at most 63; unique on the platform
 * @param billingEmail where what concerns paying is written to
 * @param locale a BCP 47 tag; {@code en} where none is given
 * @param timeZone a name of the IANA time zone database; {@code UTC} where none is given
 * @param metadata at most 50 texts by name
 */
record CreateOrganization(
        @Schema(example = "General Hospital")
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = Text.ONE_LINE, message = Text.ONE_LINE_RULE)
        String name,

        @Schema(example = "general-hospital") @NotNull @Pattern(regexp = SLUG, message = SLUG_RULE)
        String slug,

        @Schema(example = "billing@hospital.example")
        @Nullable
        @Pattern(regexp = EmailAddress.PATTERN, message = "an e-mail address in ASCII")
        String billingEmail,

        @Schema(example = "de-CH") @Nullable @LanguageTag String locale,

        @Schema(example = "Europe/Zurich") @Nullable @TimeZoneName
        String timeZone,

        @Nullable @Metadata Map<String, String> metadata) {

    static final String SLUG = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    static final String SLUG_RULE = "lower-case letters, digits and hyphens between them, at most 63";
}
