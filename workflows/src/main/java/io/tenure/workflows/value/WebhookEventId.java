package io.tenure.workflows.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an event in the inbox: its sequence, written like every other id. Text: {@code event_} and 26 digits. */
public record WebhookEventId(UUID value) implements TypedId {

    private static final String PREFIX = "event";

    public static WebhookEventId of(long inboxSeq) {
        return new WebhookEventId(new UUID(0, inboxSeq));
    }

    /** Throws {@link IllegalArgumentException} when {@code text} is not such an id. */
    @JsonCreator
    public static WebhookEventId parse(String text) {
        return new WebhookEventId(TypeId.parse(PREFIX, text));
    }

    public long inboxSeq() {
        return value.getLeastSignificantBits();
    }

    @JsonValue
    @Override
    public String toString() {
        return TypeId.text(PREFIX, value);
    }
}
