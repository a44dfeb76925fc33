package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.object.Nodes;
import tools.jackson.databind.node.ObjectNode;

/** What tests read off objects, in few words. */
final class Read {
    private Read() {}

    static String status(ObjectNode object) {
        return Nodes.text(object, "status");
    }

    static String id(ObjectNode object) {
        return Nodes.text(object, "id");
    }

    static ObjectNode item(ObjectNode subscription) {
        return Nodes.data(subscription, "items").getFirst();
    }

    static long quantity(ObjectNode subscription) {
        return Nodes.number(item(subscription), "quantity");
    }

    static long periodEnd(ObjectNode subscription) {
        return Nodes.number(item(subscription), "current_period_end");
    }
}
