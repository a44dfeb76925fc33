package io.tenure.dev.stripe.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every Stripe object by its id, in order of creation, with facts beside it that are never served. Confined to whoever
 * holds the engine's lock.
 *
 * <p>A delta is {@code {"objects":[..],"hidden":{id:{..}},"removed":[..]}}; a snapshot is the delta from nothing, so a
 * file of one delta a line is a journal.
 */
public final class ObjectStore {
    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Map<String, ObjectNode> hidden = new LinkedHashMap<>();
    private final Map<String, LinkedHashMap<String, ObjectNode>> byType = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private long revision;

    /** The object itself, not a copy: whoever changes it puts it again. */
    public Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** Stores by the node's own {@code id} and {@code object}; an object that exists keeps its place in the order. */
    public void put(ObjectNode node) {
        String id = node.path("id").asString();
        if (objects.put(id, node) == null) {
            // A delta tells of new objects in the order of their creation, whatever was hidden beside them earlier.
            changed.remove(id);
        }
        byType.computeIfAbsent(node.path("object").asString(), type -> new LinkedHashMap<>())
                .put(id, node);
        touch(id);
    }

    /** Forgets the object and what is hidden beside it. */
    public void remove(String id) {
        ObjectNode gone = objects.remove(id);
        hidden.remove(id);
        if (gone != null) {
            byType.getOrDefault(gone.path("object").asString(), new LinkedHashMap<>())
                    .remove(id);
        }
        touch(id);
    }

    /** All objects of Stripe's type (the {@code object} key), newest first. */
    public List<ObjectNode> all(String objectType) {
        return newestFirst(objectType).toList();
    }

    /** The same as {@link #all}, read while it is consumed: nothing of the type may be added or removed meanwhile. */
    public Stream<ObjectNode> newestFirst(String objectType) {
        LinkedHashMap<String, ObjectNode> ofType = byType.get(objectType);
        return ofType == null ? Stream.empty() : ofType.sequencedValues().reversed().stream();
    }

    /** Forgets the oldest objects of a type beyond {@code kept}. */
    public void trim(String objectType, int kept) {
        LinkedHashMap<String, ObjectNode> ofType = byType.get(objectType);
        while (ofType != null && ofType.size() > kept) {
            remove(ofType.firstEntry().getKey());
        }
    }

    /** What the engine knows of an object beyond Stripe's keys; empty when nothing was put. */
    public ObjectNode hidden(String id) {
        ObjectNode facts = hidden.get(id);
        return facts == null ? JsonNodeFactory.instance.objectNode() : facts;
    }

    /** Replaces what is known beyond Stripe's keys. */
    public void putHidden(String id, ObjectNode facts) {
        hidden.put(id, facts);
        touch(id);
    }

    /** Grows with every change. */
    public long revision() {
        return revision;
    }

    /** The whole store as one delta. */
    public ObjectNode snapshot() {
        return delta(union());
    }

    /** What changed since the last call (or since {@link #restore}), as a delta; the cost follows the changes alone. */
    public ObjectNode drainChanges() {
        ObjectNode delta = delta(new LinkedHashSet<>(changed));
        changed.clear();
        return delta;
    }

    /** Empties the store and applies a snapshot. */
    public void restore(JsonNode snapshot) {
        objects.clear();
        hidden.clear();
        byType.clear();
        apply(snapshot);
    }

    /** Applies a delta of {@link #drainChanges} on top; what was applied does not count as changed. */
    public void apply(JsonNode delta) {
        delta.path("objects").forEach(node -> put((ObjectNode) node.deepCopy()));
        delta.path("hidden")
                .properties()
                .forEach(entry ->
                        putHidden(entry.getKey(), (ObjectNode) entry.getValue().deepCopy()));
        delta.path("removed").forEach(id -> remove(id.asString()));
        changed.clear();
    }

    private void touch(String id) {
        changed.add(id);
        revision++;
    }

    private Set<String> union() {
        Set<String> ids = new LinkedHashSet<>(objects.keySet());
        ids.addAll(hidden.keySet());
        return ids;
    }

    private ObjectNode delta(Set<String> ids) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        var puts = delta.putArray("objects");
        ObjectNode facts = delta.putObject("hidden");
        var removed = delta.putArray("removed");
        for (String id : ids) {
            ObjectNode node = objects.get(id);
            ObjectNode beside = hidden.get(id);
            if (node != null) {
                puts.add(node.deepCopy());
            }
            if (beside != null) {
                facts.set(id, beside.deepCopy());
            }
            if (node == null && beside == null) {
                removed.add(id);
            }
        }
        return delta;
    }
}
