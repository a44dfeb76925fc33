package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events, got and listed by type and time. */
final class EventOperations {
    private final World world;

    EventOperations(World world) {
        this.world = world;
    }

    void declare(Calls calls) {
        calls.add(
                "GET /v1/events/{id}",
                call -> new Reply.Ok(world.require("event", call.path().getOrDefault("id", ""), "id")));
        calls.add("GET /v1/events", this::list, "type", "types", "created", "created[*]");
    }

    private Reply list(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all("event", event -> isOfType(params, event))
                .filter(event -> params.covers("created", Nodes.number(event, "created")))
                .toList());
    }

    /** A type may end in {@code .*}. */
    private static boolean isOfType(Params params, ObjectNode event) {
        String type = Nodes.text(event, "type");
        boolean ofType =
                params.text("type").map(wanted -> matches(type, wanted)).orElse(true);
        JsonNode types = params.node().path("types");
        return ofType && (types.isEmpty() || types.valueStream().anyMatch(wanted -> matches(type, wanted.asString())));
    }

    private static boolean matches(String type, String wanted) {
        return wanted.endsWith(".*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : type.equals(wanted);
    }
}
