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
}
