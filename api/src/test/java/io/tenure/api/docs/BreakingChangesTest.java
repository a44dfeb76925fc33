package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.docs.BreakingChanges.Change;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each kind of breaking change, made in the released document, is found; what callers tolerate is not. */
final class BreakingChangesTest {

    private static final String LIST = "/paths/~1subscriptions/get";
    private static final String CREATE = "/paths/~1organizations/post";
    private static final String NEW = "/components/schemas/CreateOrganization";
    private static final String VIEW = "/components/schemas/Organization";

    private static final Map<String, Consumer<JsonNode>> BREAKING = new TreeMap<>();
    private static final Map<String, Consumer<JsonNode>> COMPATIBLE = new TreeMap<>();

    static {
        BREAKING.put(
                "operation-removed", root -> at(root, "/paths/~1organizations").remove("post"));
        BREAKING.put("operation-removed: a path", root -> at(root, "/paths").remove("/organizations"));
        BREAKING.put("parameter-removed", root -> parameters(root).remove(1));
        BREAKING.put("parameter-required", root -> parameter(root, "status").put("required", true));
        BREAKING.put(
                "parameter-required: a new one",
                root -> parameters(root)
                        .addObject()
                        .put("name", "more")
                        .put("in", "query")
                        .put("required", true));
        BREAKING.put("parameter-narrowed: lower", root -> limit(root).put("maximum", 50));
        BREAKING.put("parameter-narrowed: higher", root -> limit(root).put("minimum", 2));
        BREAKING.put(
                "parameter-narrowed: enum",
                root -> ((ArrayNode) schema(root, "status").path("enum")).remove(0));
        BREAKING.put(
                "parameter-narrowed: a pattern", root -> schema(root, "planId").put("pattern", "^x"));
        BREAKING.put(
                "request-field-removed", root -> at(root, NEW + "/properties").remove("locale"));
        BREAKING.put("request-field-required", root -> ((ArrayNode) root.at(NEW + "/required")).add("locale"));
        BREAKING.put(
                "request-narrowed: type",
                root -> at(root, NEW + "/properties/locale").put("type", "string"));
        BREAKING.put(
                "request-narrowed: length",
                root -> at(root, NEW + "/properties/name").put("maxLength", 100));
        BREAKING.put(
                "request-narrowed: a bound",
                root -> at(root, NEW + "/properties/slug").put("maxLength", 9));
        BREAKING.put(
                "request-body-required",
                root -> at(root, "/paths/~1organizations~1{id}~1archive/post")
                        .putObject("requestBody")
                        .put("required", true));
        BREAKING.put(
                "request-media-type-removed",
                root -> at(root, CREATE + "/requestBody/content").remove("application/json"));
        BREAKING.put(
                "response-status-removed",
                root -> at(root, CREATE + "/responses").remove("201"));
        BREAKING.put(
                "response-media-type-removed",
                root -> at(root, CREATE + "/responses/201/content").remove("application/json"));
        BREAKING.put(
                "response-field-removed", root -> at(root, VIEW + "/properties").remove("slug"));
        BREAKING.put("response-field-optional", root -> ((ArrayNode) root.at(VIEW + "/required")).remove(0));
        BREAKING.put(
                "response-widened: null",
                root -> at(root, VIEW + "/properties/slug")
                        .putArray("type")
                        .add("string")
                        .add("null"));
        BREAKING.put(
                "response-widened: another type",
                root -> at(root, VIEW + "/properties/revision").put("type", "string"));
        BREAKING.put(
                "response-widened: in a list",
                root -> at(root, VIEW + "/properties/externalIds/items")
                        .put("type", "string")
                        .remove("$ref"));
        BREAKING.put(
                "security-tightened",
                root -> at(root, "/paths/~1health/get")
                        .putArray("security")
                        .addObject()
                        .putArray("token"));
        BREAKING.put(
                "role-removed",
                root -> ((ArrayNode) root.at("/paths/~1subscriptions~1{id}~1seats/post/x-roles")).remove(0));
        BREAKING.put("parameter-default-changed", root -> limit(root).put("default", 10));
        BREAKING.put(
                "response-field-removed: one of two shapes",
                root -> ((ArrayNode) root.at("/components/schemas/AssignedSeats/oneOf")).remove(1));
        COMPATIBLE.put(
                "a new operation", root -> at(root, "/paths/~1organizations").putObject("put"));
        COMPATIBLE.put(
                "a new optional parameter",
                root -> parameters(root).addObject().put("name", "more").put("in", "query"));
        COMPATIBLE.put("a higher bound", root -> limit(root).put("maximum", 500));
        COMPATIBLE.put("no bound", root -> limit(root).remove("maximum"));
        COMPATIBLE.put(
                "a parameter that need not be given",
                root -> parameter(root, "organizationId").put("required", false));
        COMPATIBLE.put(
                "a new optional field", root -> at(root, NEW + "/properties").putObject("motto"));
        COMPATIBLE.put("a field that need not be given", root -> ((ArrayNode) root.at(NEW + "/required")).remove(0));
        COMPATIBLE.put(
                "a new field in answers", root -> at(root, VIEW + "/properties").putObject("motto"));
        COMPATIBLE.put(
                "a field that is never null any more",
                root -> at(root, VIEW + "/properties/archivedAt").put("type", "string"));
        COMPATIBLE.put(
                "a new value in answers",
                root -> ((ArrayNode) root.at("/components/schemas/SeatAnswer/properties/subscriptionStatus/enum"))
                        .add("RESTING"));
        COMPATIBLE.put("a new status", root -> at(root, CREATE + "/responses").putObject("418"));
        COMPATIBLE.put("other words", root -> at(root, CREATE).put("summary", "Otherwise"));
        COMPATIBLE.put("no token asked for", root -> at(root, CREATE).remove("security"));
    }

    @TestFactory
    Stream<DynamicTest> findsEachKindOfBreakingChange() {
        return BREAKING.entrySet().stream()
                .map(mutant -> dynamicTest(mutant.getKey(), () -> {
                    List<Change> changes = changes(mutant.getValue());

                    assertThat(changes)
                            .isNotEmpty()
                            .allSatisfy(change ->
                                    assertThat(mutant.getKey().split(":")[0]).isEqualTo(change.code()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> letsPassWhatCallersTolerate() {
        return COMPATIBLE.entrySet().stream()
                .map(mutant -> dynamicTest(
                        mutant.getKey(),
                        () -> assertThat(changes(mutant.getValue())).isEmpty()));
    }

    @Test
    void readsWhatTheChangelogNames() {
        List<Change> changes = List.of(
                new Change("GET /a", "operation-removed", ""),
                new Change("GET /b", "x", "/y"),
                new Change("GET /b", "x", "/z"));
        String changelog = """
            ## Unreleased

            ### Breaking
            - `GET /a` `operation-removed`: use `GET /b`.
            - `GET /b` `x` `/y`: say more.

            ### Added
            - `GET /b` `x`

            ## 0.1.0
            ### Breaking
            - `GET /b` `x`
            """;

        assertThat(ReleasedDocumentTest.unnamed(changes, ReleasedDocumentTest.BreakingSection.of(changelog)))
                .containsExactly(changes.getLast());
    }

    private static List<Change> changes(Consumer<JsonNode> mutation) throws IOException {
        JsonNode mutant = ReleasedDocumentTest.released();
        mutation.accept(mutant);
        return BreakingChanges.between(ReleasedDocumentTest.released(), mutant);
    }

    private static ObjectNode at(JsonNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    private static ArrayNode parameters(JsonNode root) {
        return (ArrayNode) root.at(LIST + "/parameters");
    }

    private static ObjectNode parameter(JsonNode root, String name) {
        return (ObjectNode) parameters(root).values().stream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode schema(JsonNode root, String parameter) {
        return (ObjectNode) parameter(root, parameter).path("schema");
    }

    private static ObjectNode limit(JsonNode root) {
        return schema(root, "limit");
    }
}
