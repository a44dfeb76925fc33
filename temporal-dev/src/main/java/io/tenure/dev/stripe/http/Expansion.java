package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.engine.StripeError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code expand[]}: puts objects where their ids stand, at most four levels deep, {@code data.} included. */
record Expansion(List<List<String>> paths) {
    private static final int DEEPEST = 4;

    /** Reads the paths; 400 when one is deeper than Stripe allows, before anything is executed. */
    static Expansion of(JsonNode params) {
        JsonNode expand = params.path("expand");
        if (expand.isString() && !expand.asString().isEmpty()) {
            throw StripeError.invalid(null, "Invalid array", "expand");
        }
        List<List<String>> paths = new ArrayList<>();
        for (JsonNode path : expand) {
            List<String> segments = List.of(path.asString("").split("\\."));
            if (segments.size() > DEEPEST) {
                throw StripeError.invalid(
                        null,
                        "You cannot expand more than 4 levels of a property. Property: " + path.asString(),
                        "expand");
            }
            paths.add(segments);
        }
        List<List<String>> shortestFirst = paths.stream()
                .distinct()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        return new Expansion(shortestFirst);
    }

    /** Expands within {@code body}, which is the caller's own copy. Needs the engine's lock. */
    void apply(ObjectNode body, StripeEngine engine) {
        for (List<String> path : paths) {
            expand(body, path, String.join(".", path), engine);
        }
    }

    private static void expand(ObjectNode object, List<String> path, String whole, StripeEngine engine) {
        String key = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        JsonNode child = child(object, key, rest.isEmpty(), whole, engine);
        if (rest.isEmpty()) {
            return;
        }
        if (child instanceof ObjectNode next) {
            expand(next, rest, whole, engine);
            return;
        }
        for (JsonNode element : child) {
            if (element instanceof ObjectNode next) {
                expand(next, rest, whole, engine);
            }
        }
    }

    /** What stands under the key once it is expanded; a part that is there already is gone through as it is. */
    private static JsonNode child(ObjectNode object, String key, boolean last, String whole, StripeEngine engine) {
        JsonNode child = object.path(key);
        if (child.isContainer() && !last) {
            return child;
        }
        JsonNode expanded =
                engine.expanded(object, key).map(JsonNode::deepCopy).orElseThrow(() -> cannot(object, key, whole));
        object.set(key, expanded);
        return object.path(key);
    }

    private static StripeError cannot(ObjectNode object, String key, String whole) {
        boolean list = object.path("object").asString("").equals("list");
        String advice = list ? ". You may want to try expanding 'data." + key + "' instead" : "";
        return StripeError.invalid(null, "This property cannot be expanded (" + whole + ")" + advice + ".", "expand");
    }
}
