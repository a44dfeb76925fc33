package io.tenure.api.problem;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an array of words as a set. Jackson's own reader ends at the first word that it does not know, and says another place. */
final class WordSet extends StdDeserializer<Set<Object>> {

    private final JavaType word;

    WordSet(JavaType set) {
        super(set);
        this.word = set.getContentType();
    }

    @Override
    public Set<Object> deserialize(JsonParser parser, DeserializationContext context) {
        ValueDeserializer<Object> reader = context.findRootValueDeserializer(word);
        Set<Object> words = new LinkedHashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            @Nullable
            Object read = parser.hasToken(JsonToken.VALUE_NULL)
                    ? context.handleUnexpectedToken(word, parser)
                    : reader.deserialize(parser, context);
            if (read != null) {
                words.add(read);
            }
        }
        return words;
    }
}
