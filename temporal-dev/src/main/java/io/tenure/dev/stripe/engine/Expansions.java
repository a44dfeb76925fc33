package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.billing.Subscriptions;
import io.tenure.dev.stripe.engine.checkout.Sessions;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code expand} puts on an object: the object behind an id, or a part that is left out unless asked for. */
final class Expansions {
    private final World world;
    private final PaymentIntents intents;
    private final Sessions sessions;

    Expansions(World world, PaymentIntents intents, Sessions sessions) {
        this.world = world;
        this.intents = intents;
        this.sessions = sessions;
    }

    Optional<JsonNode> of(ObjectNode object, String key) {
        String id = Nodes.text(object, "id");
        return switch (Nodes.text(object, "object") + " " + key) {
            case "invoice payments" ->
                Optional.of(Nodes.list(all("invoice_payment", "invoice", id), "/v1/invoice_payments?invoice=" + id));
            case "invoice confirmation_secret" ->
                Optional.of(intents.invoicePayments()
                        .intentOf(object)
                        .map(Expansions::confirmationSecret)
                        .orElseGet(NullNode::getInstance));
            case "customer subscriptions" ->
                Optional.of(Nodes.list(subscriptions(id), "/v1/customers/" + id + "/subscriptions"));
            case "checkout.session line_items" ->
                Optional.of(Nodes.list(sessions.lineItems(object), "/v1/checkout/sessions/" + id + "/line_items"));
            default -> reference(object, key);
        };
    }

    /** Nothing stays nothing, and what is there already stays; a text that is no id cannot be expanded. */
    private Optional<JsonNode> reference(ObjectNode object, String key) {
        JsonNode value = object.path(key);
        return value.isNull() || value.isContainer()
                ? Optional.of(value)
                : world.exists(Nodes.text(object, key)).map(JsonNode.class::cast);
    }

    private List<ObjectNode> subscriptions(String customer) {
        return all(Subscriptions.TYPE, "customer", customer).stream()
                .filter(subscription -> !Subscriptions.hasEnded(subscription))
                .toList();
    }

    private List<ObjectNode> all(String type, String key, String id) {
        return world.all(type, node -> Nodes.is(node, key, id)).toList();
    }

    private static JsonNode confirmationSecret(ObjectNode intent) {
        return Nodes.empty()
                .put("client_secret", Nodes.text(intent, "client_secret"))
                .put("type", "payment_intent");
    }
}
