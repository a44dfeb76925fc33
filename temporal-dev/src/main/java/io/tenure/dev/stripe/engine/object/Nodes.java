package io.tenure.dev.stripe.engine.object;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes single keys of Stripe's objects. */
public final class Nodes {
    private Nodes() {}

    public static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A list object as Stripe embeds it. */
    public static ObjectNode list(List<ObjectNode> data, String url) {
        ObjectNode list = empty().put("object", "list");
        ArrayNode array = list.putArray("data");
        data.forEach(array::add);
        return list.put("has_more", false).put("total_count", data.size()).put("url", url);
    }

    /** The text under a key; empty for null and for a key that is not there. */
    public static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /** The text under a key, or null. */
    public static @Nullable String reference(JsonNode node, String key) {
        String text = text(node, key);
        return text.isEmpty() ? null : text;
    }

    /** The whole number under a key; 0 for null and for a key that is not there. */
    public static long number(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isNumber() ? value.asLong() : 0;
    }

    public static boolean flag(JsonNode node, String key) {
        return node.path(key).isBoolean() && node.path(key).asBoolean();
    }

    /** Whether there is anything but null under the key. */
    public static boolean isSet(JsonNode node, String key) {
        return node.hasNonNull(key);
    }

    public static boolean is(JsonNode node, String key, String value) {
        return text(node, key).equals(value);
    }

    /** The object under a key, to be changed in place; it must be there. */
    public static ObjectNode part(JsonNode node, String key) {
        return (ObjectNode) node.path(key);
    }

    /** The {@code data} of a list object under a key. */
    public static List<ObjectNode> data(JsonNode node, String key) {
        return StreamSupport.stream(node.path(key).path("data").spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** Fills the {@code data} of a list object under a key, and its count. */
    public static void setData(ObjectNode node, String key, List<ObjectNode> data) {
        ObjectNode list = part(node, key);
        ArrayNode array = list.putArray("data");
        data.forEach(array::add);
        if (list.has("total_count")) {
            list.put("total_count", data.size());
        }
    }

    /** Writes a text, or null where there is none. */
    public static void set(ObjectNode node, String key, @Nullable String value) {
        if (value == null) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
