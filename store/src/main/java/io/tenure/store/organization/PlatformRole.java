package io.tenure.store.organization;

import java.util.Locale;

/** What a member of the platform's staff may do, across organizations. Rows, never claims of a token. */
public enum PlatformRole {
    SUPPORT,
    OPERATOR,
    ADMIN;

    /** As rows spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} for what is no role, as rows spell it. */
    public static PlatformRole of(String code) {
        for (PlatformRole role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw new IllegalArgumentException("A platform role is support, operator or admin");
    }
}
