package io.tenure.api.identity;

import io.tenure.api.TestSystem;
import io.tenure.api.identity.Thing.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation as the running API's own OpenAPI document describes it.
 *
 * @param proof the extension {@code x-authentication}
 * @param reason where staff must say why: {@code header}, {@code header-or-body} or {@code body}; empty where it need not
 * @param body the documented example; null where the operation takes none
 * @param answers the documented responses, by status
 */
record DocumentedOperation(
        String method,
        String path,
        String proof,
        Set<String> roles,
        Set<String> platformRoles,
        boolean oneself,
        String reason,
        List<Slot> slots,
        Set<String> headers,
        @Nullable ObjectNode body,
        Map<String, JsonNode> answers) {

    /** Where a slot stands. */
    enum Where {
        PATH,
        QUERY,
        BODY
    }

    /** A place in the request that names something. Optional ones are {@link Manner#BOUND} and left out, unless they are the matter at hand. */
    record Slot(Where where, String name, Thing thing, Manner manner) {}

    static List<DocumentedOperation> all() {
        JsonNode document =
                TestSystem.API.as(null).get("/api/docs/openapi.json").json();
        List<DocumentedOperation> all = new ArrayList<>();
        document.at("/paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        all.add(of(method.toUpperCase(Locale.ROOT), path, operation, document))));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Anybody with the platform's role may; nothing of it is an organization's. */
    boolean isForStaffAlone() {
        return roles.isEmpty() && !platformRoles.isEmpty();
    }

    Optional<Slot> tenant() {
        return slots.stream().filter(slot -> slot.manner() == Manner.TENANT).findFirst();
    }

    /** Whether the document names that status, and for a problem its code. */
    boolean declares(int status, String code) {
        JsonNode answer = answers.get(String.valueOf(status));
        return answer != null
                && (code.isEmpty() || answer.at("/description").asString().contains("`" + code + "`"));
    }

    /** Many are shared by reference. */
    private static Map<String, JsonNode> answers(JsonNode document, JsonNode responses) {
        Map<String, JsonNode> answers = new TreeMap<>();
        responses.forEachEntry((status, answer) -> answers.put(
                status,
                answer.has("$ref") ? document.at(answer.at("/$ref").asString().substring(1)) : answer));
        return answers;
    }

    private static DocumentedOperation of(String method, String path, JsonNode operation, JsonNode document) {
        JsonNode example = operation.at("/requestBody/content").findValue("example");
        ObjectNode body = example instanceof ObjectNode object ? object : null;
        List<Slot> slots = new ArrayList<>();
        Set<String> headers = new TreeSet<>();
        operation.at("/parameters").forEach(parameter -> {
            if (parameter.at("/in").asString().equals("header")) {
                headers.add(parameter.at("/name").asString());
            } else {
                slot(path, parameter).ifPresent(slots::add);
            }
        });
        if (body != null) {
            body.propertyNames()
                    .forEach(name -> Thing.elsewhere(path, name)
                            .map(thing -> new Slot(Where.BODY, name, thing, thing.manner()))
                            .ifPresent(slots::add));
        }
        return new DocumentedOperation(
                method,
                path,
                operation.at("/x-authentication").asString(),
                names(operation.at("/x-roles")),
                names(operation.at("/x-platform-roles")),
                operation.at("/x-oneself").asBoolean(false),
                operation.at("/x-reason").asString(),
                slots,
                headers,
                body,
                answers(document, operation.at("/responses")));
    }

    private static Optional<Slot> slot(String path, JsonNode parameter) {
        String name = parameter.at("/name").asString();
        if (parameter.at("/in").asString().equals("path")) {
            return Thing.inPath(path, name).map(thing -> new Slot(Where.PATH, name, thing, thing.manner()));
        }
        boolean required = parameter.at("/required").asBoolean(false);
        return Thing.elsewhere(path, name)
                .map(thing -> new Slot(Where.QUERY, name, thing, required ? thing.manner() : Manner.BOUND));
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
