package io.tenure.api.problem;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Lets a value through that begins as its type does: a record and a map with a brace, a collection with a bracket, a word and an id with a quotation
 * mark and no blank. Jackson makes something of an empty text or a number here and there, and elsewhere stops reading, so that other faults stay
 * untold.
 */
final class OwnShape extends DelegatingDeserializer {

    private final JsonToken first;

    private OwnShape(JsonToken first, ValueDeserializer<?> reader) {
        super(reader);
        this.first = first;
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
        return new OwnShape(first, reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(first)) {
            return context.handleUnexpectedToken(getValueType(context), parser);
        }
        if (first == JsonToken.VALUE_STRING && isBlankAround(parser.getString())) {
            return context.handleWeirdStringValue(handledType(), parser.getString(), "nothing, or blanks around it");
        }
        return super.deserialize(parser, context);
    }

    private static boolean isBlankAround(String text) {
        return text.isEmpty() || !text.equals(text.strip());
    }

    /** Puts itself before readers as they are made. */
    static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> reader) {
            if (!(reader instanceof BeanDeserializerBase maker)
                    || !bean.getBeanClass().isRecord()) {
                return reader;
            }
            boolean written = maker.getValueInstantiator().canCreateFromString();
            return new OwnShape(written ? JsonToken.VALUE_STRING : JsonToken.START_OBJECT, reader);
        }

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> reader) {
            return new OwnShape(JsonToken.VALUE_STRING, reader);
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> reader) {
            boolean words =
                    type.isTypeOrSubTypeOf(Set.class) && type.getContentType().isEnumType();
            return new OwnShape(JsonToken.START_ARRAY, words ? new WordSet(type) : reader);
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> reader) {
            return new OwnShape(JsonToken.START_OBJECT, reader);
        }
    }
}
