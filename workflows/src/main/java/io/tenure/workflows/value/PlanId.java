package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a plan. Text: {@code plan_} and 26 digits. */
public record PlanId(UUID value) implements TypedId {

    private static final String PREFIX = "plan";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static PlanId parse(String text) {
        return new PlanId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
