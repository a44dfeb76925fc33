package io.tenure.dev.stripe.http.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records by key, in order of arrival. A change is {@code {key: record}}, a removal {@code {key: null}}. */
public final class Table<R extends Record> implements Kept {
    /** A row of an earlier release may lack a number that was added since. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Class<R> type;
    private final Map<String, R> rows = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    public Table(Class<R> type) {
        this.type = type;
    }

    public Optional<R> get(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    public void put(String key, R row) {
        rows.put(key, row);
        changed.add(key);
    }

    public void remove(String key) {
        if (rows.remove(key) != null) {
            changed.add(key);
        }
    }

    /** Removes the rows that match. */
    public void removeIf(Predicate<R> condition) {
        List<String> gone = rows.entrySet().stream()
                .filter(entry -> condition.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        gone.forEach(this::remove);
    }

    /** A copy of the rows, oldest first. */
    public Collection<R> rows() {
        return List.copyOf(rows.values());
    }

    /** A copy of the keys, oldest first. */
    public List<String> keys() {
        return List.copyOf(rows.keySet());
    }

    @Override
    public Optional<JsonNode> changes() {
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode change = delta(changed);
        changed.clear();
        return Optional.of(change);
    }

    @Override
    public JsonNode whole() {
        return delta(rows.keySet());
    }

    @Override
    public void apply(JsonNode change) {
        for (Map.Entry<String, JsonNode> entry : change.properties()) {
            if (entry.getValue().isNull()) {
                rows.remove(entry.getKey());
            } else {
                rows.put(entry.getKey(), MAPPER.treeToValue(entry.getValue(), type));
            }
        }
    }

    private ObjectNode delta(Set<String> keys) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            R row = rows.get(key);
            delta.set(key, row == null ? JsonNodeFactory.instance.nullNode() : MAPPER.valueToTree(row));
        }
        return delta;
    }
}
