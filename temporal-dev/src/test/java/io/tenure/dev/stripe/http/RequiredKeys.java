package io.tenure.dev.stripe.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code required-keys.json} demands of an answer. */
final class RequiredKeys {
    private final JsonNode shapes;
    private final Set<String> objects = new TreeSet<>();
    private final Set<String> seen = new TreeSet<>();

    RequiredKeys() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(RequiredKeys.class.getResourceAsStream("/stripe/required-keys.json"))) {
            JsonNode keys = JsonMapper.builder().build().readTree(resource);
            shapes = keys.path("shapes");
            keys.path("objects").forEach(name -> objects.add(name.asString()));
        }
    }

    /** Stripe's objects that the stand-in serves. */
    Set<String> objects() {
        return objects;
    }

    /** Those of them that were looked at, nested ones included. */
    Set<String> seen() {
        return seen;
    }

    /** What an answer lacks, by the path of the key; of a list, what its elements lack. */
    List<String> lackingIn(JsonNode answer) {
        String type = answer.path("object").asString("");
        if (!type.equals("list")) {
            return lacking(type, answer, type);
        }
        List<String> lacking = new ArrayList<>();
        answer.path("data").forEach(element -> lacking.addAll(lackingIn(element)));
        return lacking;
    }

    private List<String> lacking(String shape, JsonNode object, String path) {
        if (objects.contains(shape)) {
            seen.add(shape);
        }
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, JsonNode> key : shapes.path(shape).properties()) {
            String at = path + "." + key.getKey();
            JsonNode value = object.get(key.getKey());
            if (value == null) {
                lacking.add(at);
            } else if (!allows(key.getValue(), value)) {
                lacking.add(at + " is " + kind(value));
            } else {
                lacking.addAll(lackingBelow(key.getValue(), value, at));
            }
        }
        return lacking;
    }

    private List<String> lackingBelow(JsonNode key, JsonNode value, String path) {
        List<String> lacking = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> lacking.addAll(lackingBelow(key, element, path + "[]")));
        } else if (value.isObject() && !key.path("shapes").isEmpty()) {
            lacking.addAll(leastOf(key.path("shapes"), value, path));
        }
        return lacking;
    }

    private List<String> leastOf(JsonNode alternatives, JsonNode value, String path) {
        List<String> least = List.of(path + " has no shape");
        for (int i = 0; i < alternatives.size(); i++) {
            List<String> lacking = lacking(alternatives.get(i).asString(), value, path);
            if (i == 0 || lacking.size() < least.size()) {
                least = lacking;
            }
        }
        return least;
    }

    private static boolean allows(JsonNode key, JsonNode value) {
        for (JsonNode kind : key.path("kinds")) {
            if (kind.asString().equals(kind(value))) {
                return true;
            }
        }
        return false;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "none of JSON's";
        };
    }
}
