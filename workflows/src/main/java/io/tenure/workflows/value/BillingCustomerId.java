package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an organization's customer at a provider. Text: {@code bcus_} and 26 digits. */
public record BillingCustomerId(UUID value) implements TypedId {

    private static final String PREFIX = "bcus";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static BillingCustomerId parse(String text) {
        return new BillingCustomerId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
