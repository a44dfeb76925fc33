package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a change of standing. Text: {@code chg_} and 26 digits. */
public record StandingChangeId(UUID value) implements TypedId {

    private static final String PREFIX = "chg";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static StandingChangeId parse(String text) {
        return new StandingChangeId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
