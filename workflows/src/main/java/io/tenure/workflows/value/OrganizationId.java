package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an organization. Text: {@code org_} and 26 digits. */
public record OrganizationId(UUID value) implements TypedId {

    private static final String PREFIX = "org";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static OrganizationId parse(String text) {
        return new OrganizationId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
