package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.organization.Role;
import jakarta.validation.constraints.NotNull;

/** Another role for a member. */
record ChangeMember(@Schema(example = "ADMIN") @NotNull Role role) {}
