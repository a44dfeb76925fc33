package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a person whom we know of, seen or only expected. Text: {@code person_} and 26 digits. */
public record PersonId(UUID value) implements TypedId {

    private static final String PREFIX = "person";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static PersonId parse(String text) {
        return new PersonId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
