package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Templates;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The older form of a price, which Stripe still shows on items. */
final class Plans {
    private static final JsonNode TEMPLATE = Templates.read("plan");

    private Plans() {}

    static ObjectNode of(JsonNode price) {
        ObjectNode plan = (ObjectNode) TEMPLATE.deepCopy();
        for (String key : List.of("id", "active", "created", "currency", "nickname", "product", "metadata")) {
            plan.set(key, price.path(key).deepCopy());
        }
        plan.put("amount", Nodes.number(price, "unit_amount"));
        plan.put("amount_decimal", Nodes.text(price, "unit_amount_decimal"));
        plan.put("interval", Nodes.text(price.path("recurring"), "interval"));
        return plan.put("interval_count", Nodes.number(price.path("recurring"), "interval_count"));
    }
}
