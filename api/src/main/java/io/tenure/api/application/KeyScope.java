package io.tenure.api.application;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an API key may be used for. */
public enum KeyScope {
    /** To ask whether a person may in. */
    CHECK;

    /** As callers and rows spell it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
