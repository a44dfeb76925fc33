package io.tenure.api.identity;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.Role;
import org.jspecify.annotations.Nullable;

/** Who calls. */
enum Asker {
    OWNER(Role.OWNER, null),
    BILLING_ADMIN(Role.BILLING_ADMIN, null),
    ADMIN(Role.ADMIN, null),
    MEMBER(Role.MEMBER, null),
    SUPPORT(null, PlatformRole.SUPPORT),
    OPERATOR(null, PlatformRole.OPERATOR),
    PLATFORM_ADMIN(null, PlatformRole.ADMIN),
    STRANGER(null, null),
    OWN_KEY(null, null),
    FOREIGN_KEY(null, null),
    MACHINE(null, null),
    NOBODY(null, null);

    private final @Nullable Role role;
    private final @Nullable PlatformRole platformRole;

    Asker(@Nullable Role role, @Nullable PlatformRole platformRole) {
        this.role = role;
        this.platformRole = platformRole;
    }

    boolean hasToken() {
        return ordinal() <= STRANGER.ordinal();
    }

    boolean hasKey() {
        return this == OWN_KEY || this == FOREIGN_KEY;
    }

    boolean isMember() {
        return role != null;
    }

    /** Whom every organization is shown to. */
    boolean seesTenants() {
        return this == SUPPORT || this == OPERATOR;
    }

    boolean holds(DocumentedOperation operation, boolean own) {
        return (own && role != null && operation.roles().contains(role.name()))
                || (platformRole != null && operation.platformRoles().contains(platformRole.code()));
    }

    /** The subject of the token, for who has one. */
    String user(World own, World elsewhere) {
        if (role != null) {
            return own.user(role);
        }
        return platformRole == null ? elsewhere.user(Role.OWNER) : "matrix-" + platformRole.code();
    }
}
