package io.tenure.dev.stripe.engine.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every key of each object at the pinned API version, with neutral values: the resources under {@code /stripe}. */
public final class Templates {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, ObjectNode> byType = new HashMap<>();

    /** A copy of the template of an object type, such as {@code checkout.session}. */
    public ObjectNode of(String objectType) {
        return byType.computeIfAbsent(objectType, type -> (ObjectNode) read(type))
                .deepCopy();
    }

    /** One resource under {@code /stripe}, by its name without {@code .json}. */
    public static JsonNode read(String name) {
        try (InputStream resource = Templates.class.getResourceAsStream("/stripe/" + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("no resource /stripe/" + name + ".json");
            }
            return MAPPER.readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
