package io.tenure.api.docs;

import static io.tenure.api.docs.SchemaChanges.Direction.REQUEST;
import static io.tenure.api.docs.SchemaChanges.Direction.RESPONSE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a caller of the old document would stumble over in the new one. Callers send nothing that is not documented, and tolerate in answers what they do
 * not know: more fields, more values, more statuses. See docs/versioning.md.
 */
final class BreakingChanges {

    private final JsonNode before;
    private final JsonNode after;
    private final List<Change> found = new ArrayList<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param operation such as {@code POST /organizations}
     * @param code such as {@code operation-removed}
     * @param where of the operation, for people
     */
    record Change(String operation, String code, String where) {}

    static List<Change> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        Map<String, JsonNode> now = operations(after);
        operations(before).forEach((name, operation) -> {
            if (now.containsKey(name)) {
                changes.compare(name, operation, now.get(name));
            } else {
                changes.found.add(new Change(name, "operation-removed", ""));
            }
        });
        return changes.found.stream().distinct().toList();
    }

    static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private void compare(String name, JsonNode old, JsonNode now) {
        compareParameters(name, old.path("parameters"), now.path("parameters"));
        compareBodies(name, old.path("requestBody"), now.path("requestBody"));
        compareAnswers(name, old.path("responses"), now.path("responses"));
        boolean everyWayStays =
                security(old).stream().allMatch(way -> security(now).stream().anyMatch(way::containsAll));
        if (!everyWayStays) {
            found.add(new Change(name, "security-tightened", ""));
        }
        compareRoles(name, "x-roles", old, now);
        compareRoles(name, "x-platform-roles", old, now);
    }

    private void compareRoles(String name, String extension, JsonNode old, JsonNode now) {
        old.path(extension).values().stream()
                .filter(role -> !now.path(extension).values().contains(role))
                .forEach(role -> found.add(new Change(name, "role-removed", role.asString())));
    }

    private void compareParameters(String name, JsonNode old, JsonNode now) {
        Map<String, JsonNode> known = byName(old);
        Map<String, JsonNode> current = byName(now);
        known.forEach((key, parameter) -> {
            if (current.containsKey(key)) {
                compareSchemas(name, "parameter-", parameter, current.get(key));
                compareDefaults(name, key, parameter, current.get(key));
            } else {
                found.add(new Change(name, "parameter-removed", key));
            }
        });
        current.forEach((key, parameter) -> {
            boolean wasRequired = known.containsKey(key) && isRequired(known.get(key));
            if (isRequired(parameter) && !wasRequired) {
                found.add(new Change(name, "parameter-required", key));
            }
        });
    }

    private void compareDefaults(String name, String key, JsonNode old, JsonNode now) {
        if (!old.at("/schema/default").equals(now.at("/schema/default"))) {
            found.add(new Change(name, "parameter-default-changed", key));
        }
    }

    private void compareBodies(String name, JsonNode old, JsonNode now) {
        if (!isRequired(old) && isRequired(now)) {
            found.add(new Change(name, "request-body-required", ""));
        }
        compareContents(name, "request-", old, now);
    }

    private void compareAnswers(String name, JsonNode old, JsonNode now) {
        old.forEachEntry((status, answer) -> {
            if (now.has(status)) {
                compareContents(
                        name,
                        "response-",
                        SchemaChanges.resolved(before, answer),
                        SchemaChanges.resolved(after, now.path(status)));
            } else {
                found.add(new Change(name, "response-status-removed", status));
            }
        });
    }

    private void compareContents(String name, String prefix, JsonNode old, JsonNode now) {
        old.path("content").forEachEntry((type, content) -> {
            JsonNode current = now.path("content").path(type);
            if (current.isMissingNode()) {
                found.add(new Change(name, prefix + "media-type-removed", type));
            } else {
                compareSchemas(name, prefix, content, current);
            }
        });
    }

    private void compareSchemas(String name, String prefix, JsonNode old, JsonNode now) {
        SchemaChanges changes = new SchemaChanges(before, after, prefix.equals("response-") ? RESPONSE : REQUEST);
        changes.between(old.path("schema"), now.path("schema"))
                .forEach((where, code) -> found.add(new Change(name, prefix + code, where)));
    }

    private static Map<String, JsonNode> byName(JsonNode parameters) {
        Map<String, JsonNode> byName = new TreeMap<>();
        parameters.forEach(parameter -> byName.put(
                parameter.path("in").asString() + " " + parameter.path("name").asString(), parameter));
        return byName;
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }

    /** The ways in; no way asked for is a way, too. */
    private static Set<Collection<String>> security(JsonNode operation) {
        Set<Collection<String>> ways = new HashSet<>();
        operation.path("security").forEach(way -> ways.add(new HashSet<>(way.propertyNames())));
        return ways.isEmpty() ? Set.of(Set.of()) : ways;
    }
}
