package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is null or absent stays as it is. */
record ChangeOrganization(
        @Schema(example = "General Hospital North") @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ".*\\S.*")
        String name,

        @Schema(example = "general-hospital-north") @Nullable @Pattern(regexp = CreateOrganization.SLUG)
        String slug) {

    Map<String, Object> changed() {
        Map<String, Object> changed = new HashMap<>();
        if (name != null) {
            changed.put("name", name);
        }
        if (slug != null) {
            changed.put("slug", slug);
        }
        return changed;
    }
}
