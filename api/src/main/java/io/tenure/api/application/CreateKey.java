package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.workflows.value.Text;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param name says whose key it is
 * @param scopes what it may be used for; {@code ["check"]} unless said
 * @param expiresAt from then on it is not believed; never unless said
 */
record CreateKey(
        @Schema(example = "production, eu-1")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = Text.ONE_LINE, message = Text.ONE_LINE_RULE)
        String name,

        @Size(min = 1, max = 1) @Nullable Set<KeyScope> scopes,
        @Future @Nullable Instant expiresAt) {

    Set<KeyScope> wantedScopes() {
        return scopes == null ? Set.of(KeyScope.CHECK) : scopes;
    }
}
