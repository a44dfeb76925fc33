package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A person: the subject of an OIDC token, 1 to 255 characters on one line. Never part of a workflow's payload. */
public record UserId(@JsonValue String value) {

    public static final int LONGEST = 255;

    /** Addresses name persons: one or two dots would be a step there, however they are encoded. */
    public static final String FORM = "(?!\\.{1,2}$)" + Text.ONE_LINE;

    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Throws {@link IllegalArgumentException} where nobody can be called so. */
    @JsonCreator
    public UserId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("No user id: 1 to " + LONGEST + " characters on one line");
        }
    }

    /** Whether somebody can be called so. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST
                && !Text.isBlank(text)
                && Text.isStorable(text)
                && PATTERN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
