package io.tenure.api.docs;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What became narrower in what is sent, or poorer in what is answered, by pointer. */
final class SchemaChanges {

    private static final String FIELD_REMOVED = "field-removed";

    private final JsonNode before;
    private final JsonNode after;
    private final Direction direction;
    private final Map<String, String> found = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    SchemaChanges(JsonNode before, JsonNode after, Direction direction) {
        this.before = before;
        this.after = after;
        this.direction = direction;
    }

    enum Direction {
        REQUEST,
        RESPONSE
    }

    Map<String, String> between(JsonNode old, JsonNode now) {
        compare("", old, now);
        return found;
    }

    private void compare(String where, JsonNode oldReference, JsonNode nowReference) {
        if (!seen.add(oldReference + " " + nowReference)) {
            return;
        }
        JsonNode old = resolved(before, oldReference);
        JsonNode now = resolved(after, nowReference);
        boolean request = direction == Direction.REQUEST;
        // What is asked for may widen, what is answered may narrow.
        if (!(request ? accepts(now, old) : accepts(old, now))) {
            found.put(where, request ? "narrowed" : "widened");
            return;
        }
        compareFields(where, old, now);
        compare(where, "/items", old, now);
        compare(where, "/additionalProperties", old, now);
        compareWays(where, "anyOf", old, now);
        compareWays(where, "oneOf", old, now);
    }

    private void compare(String where, String pointer, JsonNode old, JsonNode now) {
        JsonNode part = old.at(pointer);
        if (part.isObject() && now.at(pointer).isObject()) {
            compare(where + pointer, part, now.at(pointer));
        }
    }

    private void compareWays(String where, String keyword, JsonNode old, JsonNode now) {
        for (int way = 0; way < old.path(keyword).size(); way++) {
            compare(where, "/" + keyword + "/" + way, old, now);
        }
        if (direction == Direction.RESPONSE
                && now.path(keyword).size() < old.path(keyword).size()) {
            found.put(where + "/" + keyword, FIELD_REMOVED);
        }
    }

    private void compareFields(String where, JsonNode old, JsonNode now) {
        old.path("properties").forEachEntry((name, field) -> {
            if (now.path("properties").has(name)) {
                compare(where + "/" + name, field, now.path("properties").path(name));
            } else {
                found.put(where + "/" + name, FIELD_REMOVED);
            }
        });
        Set<String> oldRequired = texts(old.path("required"));
        Set<String> nowRequired = texts(now.path("required"));
        if (direction == Direction.REQUEST) {
            nowRequired.stream()
                    .filter(name -> !oldRequired.contains(name))
                    .forEach(name -> found.put(where + "/" + name, "field-required"));
        } else {
            oldRequired.stream()
                    .filter(name -> !nowRequired.contains(name)
                            && now.path("properties").has(name))
                    .forEach(name -> found.put(where + "/" + name, "field-optional"));
        }
    }

    /** Whether the wide schema takes every value of the narrow one, as far as their own keywords tell. */
    private boolean accepts(JsonNode wide, JsonNode narrow) {
        return types(wide).containsAll(types(narrow))
                && (direction == Direction.RESPONSE || acceptsValues(wide, narrow));
    }

    /** Answers may have new values, longer texts and larger numbers: callers tolerate them. */
    private static boolean acceptsValues(JsonNode wide, JsonNode narrow) {
        boolean enums = wide.path("enum").isMissingNode()
                || (!narrow.path("enum").isMissingNode()
                        && texts(wide.path("enum")).containsAll(texts(narrow.path("enum"))));
        boolean forms = isSameOrAbsent(wide, narrow, "pattern") && isSameOrAbsent(wide, narrow, "format");
        boolean open = !wide.path("additionalProperties").isBoolean()
                || wide.path("additionalProperties").asBoolean()
                || narrow.path("additionalProperties").isBoolean();
        return enums
                && forms
                && open
                && List.of("minimum", "minLength", "minItems").stream()
                        .allMatch(keyword -> keepsBound(wide.path(keyword), narrow.path(keyword), 1))
                && List.of("maximum", "maxLength", "maxItems").stream()
                        .allMatch(keyword -> keepsBound(wide.path(keyword), narrow.path(keyword), -1));
    }

    private static boolean isSameOrAbsent(JsonNode wide, JsonNode narrow, String keyword) {
        return wide.path(keyword).isMissingNode() || wide.path(keyword).equals(narrow.path(keyword));
    }

    /** @param inwards 1 where what is greater is narrower, as with lower bounds; -1 otherwise */
    private static boolean keepsBound(JsonNode wide, JsonNode narrow, int inwards) {
        boolean isNone =
                wide.isMissingNode() || (inwards == 1 && wide.decimalValue().signum() == 0);
        return isNone
                || (!narrow.isMissingNode() && narrow.decimalValue().compareTo(wide.decimalValue()) * inwards >= 0);
    }

    /** A reference to null beside another one is a type that may be null. No type is all of them. */
    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.asString());
        } else if (type.isArray()) {
            types.addAll(texts(type));
        } else if (schema.has("anyOf")) {
            schema.path("anyOf")
                    .forEach(part ->
                            types.add(part.path("type").asString("object").equals("null") ? "null" : "object"));
        } else {
            types.addAll(Set.of("array", "boolean", "integer", "null", "number", "object", "string"));
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<String> texts(JsonNode values) {
        Set<String> texts = new TreeSet<>();
        values.forEach(value -> texts.add(value.asString()));
        return texts;
    }

    static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : document.at(reference.asString().substring(1));
    }
}
