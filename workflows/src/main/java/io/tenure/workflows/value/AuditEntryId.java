package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an entry of the audit. Text: {@code audit_} and 26 digits. */
public record AuditEntryId(UUID value) implements TypedId {

    private static final String PREFIX = "audit";

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static AuditEntryId parse(String text) {
        return new AuditEntryId(TypeId.parse(PREFIX, text));
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
