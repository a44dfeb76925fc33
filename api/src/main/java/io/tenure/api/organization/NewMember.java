package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.organization.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Named by {@code userId} or by {@code email}, never by both.
 *
 * @param userId subject of the person's tokens
 * @param email of a person who was not seen yet with it, verified: becomes a member then
 */
@Unnamed
@Ambiguous
record NewMember(
        @Schema(example = "user_123") @Nullable @Size(min = 1, max = 255) @Pattern(regexp = ".*\\S.*")
        String userId,

        @Nullable @Pattern(regexp = EmailAddress.PATTERN) String email,

        @Schema(example = "MEMBER") @NotNull Role role) {}
