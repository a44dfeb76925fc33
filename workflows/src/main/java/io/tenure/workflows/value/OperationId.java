package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names something that a caller asked for; also the id of the workflow update that does it. Text: {@code op_} and 26 digits. */
public record OperationId(UUID value) implements TypedId {

    private static final String PREFIX = "op";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static OperationId parse(String text) {
        return new OperationId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
