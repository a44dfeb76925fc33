package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a subscription. Text: {@code sub_} and 26 digits. */
public record SubscriptionId(UUID value) implements TypedId {

    private static final String PREFIX = "sub";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static SubscriptionId parse(String text) {
        return new SubscriptionId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
