package io.tenure.dev.stripe.engine.object;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code previous_attributes} of an update says: the old values of the keys that changed. Pure. */
public final class Difference {
    /** A number is what it says, however it is held. */
    private static final Comparator<JsonNode> BY_VALUE = (left, right) ->
            left.isIntegralNumber() && right.isIntegralNumber() && left.asLong() == right.asLong() || left.equals(right)
                    ? 0
                    : 1;

    private Difference() {}

    /** Objects are compared key by key, everything else as a whole; empty when nothing changed. */
    public static ObjectNode previous(ObjectNode before, ObjectNode after) {
        ObjectNode previous = JsonNodeFactory.instance.objectNode();
        Set<String> keys = new LinkedHashSet<>(before.propertyNames());
        keys.addAll(after.propertyNames());
        for (String key : keys) {
            JsonNode old = before.path(key);
            JsonNode fresh = after.path(key);
            if (!old.equals(BY_VALUE, fresh)) {
                previous.set(key, changed(old, fresh));
            }
        }
        return previous;
    }

    private static JsonNode changed(JsonNode old, JsonNode fresh) {
        if (old instanceof ObjectNode before && fresh instanceof ObjectNode after) {
            return previous(before, after);
        }
        return old.isMissingNode() ? NullNode.getInstance() : old.deepCopy();
    }
}
