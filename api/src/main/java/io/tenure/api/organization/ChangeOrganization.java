package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.identity.EmailAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is null or absent stays as it is, a null {@code billingEmail} apart.
 *
 * @param billingEmail null clears it
 * @param metadata takes the place of all that was there
 */
record ChangeOrganization(
        @Schema(example = "General Hospital North") @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ".*\\S.*")
        String name,

        @Schema(example = "general-hospital-north") @Nullable @Pattern(regexp = CreateOrganization.SLUG)
        String slug,

        @Schema(
                type = "string",
                example = "accounts@hospital.example",
                pattern = EmailAddress.PATTERN,
                description = "null clears it")
        @Nullable
        NewBillingEmail billingEmail,

        @Schema(example = "fr-CH") @Nullable @LanguageTag String locale,

        @Schema(example = "Europe/Paris") @Nullable @TimeZoneName
        String timeZone,

        @Nullable @Metadata Map<String, String> metadata) {

    /** For the audit, which holds no addresses: of them it says that they changed. */
    Map<String, Object> changed() {
        Map<String, Object> changed = new LinkedHashMap<>();
        put(changed, "name", name);
        put(changed, "slug", slug);
        put(changed, "billingEmail", billingEmail == null ? null : billingEmail.text() == null ? "cleared" : "changed");
        put(changed, "locale", locale);
        put(changed, "timeZone", timeZone);
        put(changed, "metadata", metadata == null ? null : "changed");
        return changed;
    }

    private static void put(Map<String, Object> changed, String name, @Nullable Object value) {
        if (value != null) {
            changed.put(name, value);
        }
    }
}
