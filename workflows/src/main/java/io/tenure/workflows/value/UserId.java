package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person: the subject of an OIDC token, 1 to 255 characters. Never part of a workflow's payload. */
public record UserId(@JsonValue String value) {

    private static final int LONGEST = 255;

    @JsonCreator
    public UserId {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A user id has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
