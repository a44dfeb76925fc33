package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.audit.BeforeAndAfter;
import io.tenure.api.problem.Seen;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.organization.OrganizationRow;
import io.tenure.workflows.value.Text;
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
        @Schema(example = "General Hospital North")
        @Nullable
        @Seen
        @Size(max = 200)
        @Pattern(regexp = Text.ONE_LINE, message = Text.ONE_LINE_RULE)
        String name,

        @Schema(example = "general-hospital-north")
        @Nullable
        @Pattern(regexp = CreateOrganization.SLUG, message = CreateOrganization.SLUG_RULE)
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

    /** For the audit: before and after, and of what may name persons only that it was given. */
    Map<String, Object> changed(OrganizationRow before) {
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.putAll(BeforeAndAfter.ofTyped("slug", before.slug(), slug));
        changed.putAll(BeforeAndAfter.of("locale", before.locale(), locale));
        changed.putAll(BeforeAndAfter.of("timeZone", before.timeZone(), timeZone));
        putGiven(changed, "name", name);
        putGiven(changed, "billingEmail", billingEmail);
        putGiven(changed, "metadata", metadata);
        return changed;
    }

    private static void putGiven(Map<String, Object> changed, String field, @Nullable Object value) {
        if (value != null) {
            changed.put(field, "changed");
        }
    }
}
