package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.node.ObjectNode;

/** One charge per attempt that reached the bank. */
final class Charges {
    private final World world;

    Charges(World world) {
        this.world = world;
    }

    ObjectNode succeeded(ObjectNode intent, ObjectNode method) {
        ObjectNode charge = of(intent, method);
        charge.put("paid", true).put("captured", true).put("amount_captured", Nodes.number(intent, "amount"));
        return world.add(charge, "charge.succeeded");
    }

    ObjectNode failed(ObjectNode intent, ObjectNode method, Outcome.Refused refused) {
        ObjectNode charge = of(intent, method);
        charge.put("status", "failed").put("failure_code", refused.code()).put("failure_message", refused.message());
        Nodes.part(charge, "outcome")
                .put("network_status", "declined_by_network")
                .put("reason", refused.declineCode().isEmpty() ? refused.code() : refused.declineCode())
                .put("seller_message", "The bank did not return any further details with this decline.")
                .put("type", "issuer_declined");
        return world.add(charge, "charge.failed");
    }

    private ObjectNode of(ObjectNode intent, ObjectNode method) {
        ObjectNode charge = world.makeInRealTime("charge", "ch");
        String id = Nodes.text(charge, "id");
        charge.put("amount", Nodes.number(intent, "amount")).put("currency", Nodes.text(intent, "currency"));
        charge.put("payment_intent", Nodes.text(intent, "id")).put("payment_method", Nodes.text(method, "id"));
        Nodes.set(charge, "customer", Nodes.reference(intent, "customer"));
        Nodes.set(charge, "description", Nodes.reference(intent, "description"));
        charge.putNull("receipt_url");
        Nodes.part(charge, "refunds").put("url", "/v1/charges/" + id + "/refunds");
        charge.set("payment_method_details", details(method));
        return charge;
    }

    private ObjectNode details(ObjectNode method) {
        ObjectNode details = method.objectNode().put("type", "card");
        ObjectNode card = details.putObject("card");
        for (String key :
                new String[] {"brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "last4"}) {
            card.set(key, method.path("card").path(key).deepCopy());
        }
        card.put("funding", "credit").put("network", Nodes.text(method.path("card"), "brand"));
        card.putNull("three_d_secure").putNull("wallet");
        return details;
    }
}
