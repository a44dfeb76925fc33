package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.StripeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decoded parameters; refuses what cannot be read in Stripe's words. An empty text unsets a value. */
public record Params(JsonNode node, String prefix) {

    public static Params of(JsonNode node) {
        return new Params(node, "");
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /** Whether the parameter was sent empty, which unsets the value. */
    public boolean unsets(String name) {
        return has(name) && Nodes.text(node, name).isEmpty() && node.path(name).isValueNode();
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(Nodes.reference(node, name));
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> StripeError.missingParameter(path(name)));
    }

    public OptionalLong number(String name) {
        String text = Nodes.text(node, name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, path(name));
        }
    }

    public boolean flag(String name, boolean otherwise) {
        String text = Nodes.text(node, name);
        return switch (text) {
            case "" -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw StripeError.invalid(null, "Invalid boolean: " + text, path(name));
        };
    }

    /** One of the allowed values; the first is the default. */
    public String choice(String name, String... allowed) {
        String text = Nodes.text(node, name);
        if (text.isEmpty()) {
            return allowed[0];
        }
        if (List.of(allowed).contains(text)) {
            return text;
        }
        String message = "Invalid " + path(name) + ": must be one of " + String.join(", ", allowed);
        throw StripeError.invalid(null, message, path(name));
    }

    /** Refuses every value but the one that is done: 501, because Stripe knows others. */
    public void only(String name, String done) {
        if (has(name) && !Nodes.is(node, name, done)) {
            throw StripeError.notDone(path(name) + "=" + Nodes.text(node, name));
        }
    }

    /** The nested parameters under a name; empty ones when there are none. */
    public Params at(String name) {
        return new Params(node.path(name), path(name));
    }

    public List<Params> list(String name) {
        List<Params> list = new ArrayList<>();
        for (JsonNode element : node.path(name)) {
            list.add(new Params(element, path(name) + "[" + list.size() + "]"));
        }
        return list;
    }

    /** Writes the texts under the given names where they were sent, nulls where they were sent empty. */
    public void copyTexts(ObjectNode target, String... names) {
        for (String name : names) {
            if (has(name)) {
                Nodes.set(target, name, text(name).orElse(null));
            }
        }
    }

    /** Merges {@code metadata} as Stripe does: an empty value removes its key, an empty whole removes all. */
    public void mergeMetadata(ObjectNode target) {
        if (!has("metadata")) {
            return;
        }
        if (unsets("metadata")) {
            target.putObject("metadata");
        }
        ObjectNode metadata = Nodes.part(target, "metadata");
        for (Map.Entry<String, JsonNode> entry : node.path("metadata").properties()) {
            String value = entry.getValue().asString();
            if (value.isEmpty()) {
                metadata.remove(entry.getKey());
            } else {
                metadata.put(entry.getKey(), value);
            }
        }
    }

    /** Whether a time fulfils {@code created}, given as a number or as {@code gt}, {@code gte}, {@code lt}, {@code lte}. */
    public boolean covers(String name, long time) {
        if (!has(name)) {
            return true;
        }
        Params range = at(name);
        return number(name).orElse(time) == time
                && range.number("gt").orElse(Long.MIN_VALUE) < time
                && range.number("gte").orElse(Long.MIN_VALUE) <= time
                && range.number("lt").orElse(Long.MAX_VALUE) > time
                && range.number("lte").orElse(Long.MAX_VALUE) >= time;
    }

    /** Whether the filter was not given, or is what the object has under the key of the same name. */
    public boolean matches(String name, JsonNode object) {
        return text(name).map(wanted -> Nodes.is(object, name, wanted)).orElse(true);
    }

    public String path(String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }
}
