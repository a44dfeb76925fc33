package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.StripeError;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which parameters of a call are done. The rest is 501 where Stripe has the parameter, and 400 where it has not. */
record Accepted(String template, Set<String> done) {
    private static final JsonNode OF_STRIPE = Templates.read("parameters");
    private static final Set<String> EVERYWHERE = Set.of("expand", "limit", "starting_after", "ending_before");

    void check(JsonNode params) {
        for (Map.Entry<String, JsonNode> entry : params.properties()) {
            boolean stripeHasIt = isOfStripe(entry.getKey());
            if (!stripeHasIt) {
                throw StripeError.unknownParameter(entry.getKey());
            }
            if (!EVERYWHERE.contains(entry.getKey())) {
                check(entry.getKey(), entry.getValue());
            }
        }
    }

    private boolean isOfStripe(String name) {
        for (JsonNode known : OF_STRIPE.path(template)) {
            if (known.asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void check(String path, JsonNode value) {
        if (done.contains(path + "[*]")) {
            return;
        }
        switch (value) {
            case JsonNode list when list.isArray() -> list.forEach(element -> check(path, element));
            case JsonNode object
            when object.isObject() ->
                object.properties().forEach(entry -> check(path + "[" + entry.getKey() + "]", entry.getValue()));
            default -> {
                if (!done.contains(path)) {
                    throw StripeError.notDone(template + " with parameter " + path);
                }
            }
        }
    }
}
