package io.tenure.api.problem;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a value from a JSON text and from nothing else: no number becomes a name, and none an instant. */
final class TextValue<T> extends StdDeserializer<T> {

    private final Class<T> type;
    private final transient Function<String, Optional<T>> reader;

    TextValue(Class<T> type, Function<String, Optional<T>> reader) {
        super(type);
        this.type = type;
        this.reader = reader;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(getValueType(context), parser));
        }
        String text = parser.getString();
        Optional<T> value = reader.apply(text);
        return value.isPresent()
                ? value.get()
                : type.cast(context.handleWeirdStringValue(type, text, "no value of its kind"));
    }
}
