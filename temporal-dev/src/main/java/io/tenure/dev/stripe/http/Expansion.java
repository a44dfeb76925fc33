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
            expand(body, path, path, engine);
        }
    }

    private static void expand(ObjectNode object, List<String> path, List<String> whole, StripeEngine engine) {
        String key = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        boolean isThereAlready = object.path(key).isContainer() && !rest.isEmpty();
        JsonNode child = isThereAlready ? object.path(key) : expanded(object, key, whole, engine);
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

    private static JsonNode expanded(ObjectNode object, String key, List<String> whole, StripeEngine engine) {
        JsonNode expanded = engine.expanded(object, key)
                .map(JsonNode::deepCopy)
                .orElseThrow(() -> Expandable.refusal(whole, false));
        object.set(key, expanded);
        return object.path(key);
    }
}
