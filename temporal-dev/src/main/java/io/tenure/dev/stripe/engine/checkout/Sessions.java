package io.tenure.dev.stripe.engine.checkout;

import static io.tenure.dev.stripe.engine.StripeError.invalid;
import static io.tenure.dev.stripe.engine.StripeError.missingParameter;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions from creation to expiry. They live in real time, also for a customer on a test clock. */
public final class Sessions {
    static final String TYPE = "checkout.session";
    static final String TERMS = "terms";
    private static final String LINE_ITEMS = "line_items";
    private static final long SHORTEST = Duration.ofMinutes(30).minusSeconds(10).toSeconds();
    private static final long LONGEST = Duration.ofHours(24).toSeconds();

    private final World world;

    public Sessions(World world) {
        this.world = world;
    }

    /** Ends what nobody completed in time. */
    public void expireDue() {
        long now = world.time().real();
        world.all(TYPE, session -> Nodes.is(session, "status", "open") && Nodes.number(session, "expires_at") <= now)
                .toList()
                .forEach(this::expire);
        world.events().flush();
    }

    /** What {@code expand[]=line_items} shows. */
    public List<ObjectNode> lineItems(ObjectNode session) {
        return world.hidden(Nodes.text(session, "id"))
                .path(LINE_ITEMS)
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    ObjectNode create(Params params) {
        ObjectNode session = world.make(TYPE, "cs_test");
        String id = Nodes.text(session, "id");
        params.text("customer").ifPresent(customer -> world.require("customer", customer, "customer"));
        params.copyTexts(session, "customer", "customer_email", "client_reference_id", "cancel_url", "locale");
        session.put("success_url", params.required("success_url")).put("url", world.page("/checkout/" + id));
        session.put("customer_creation", "always").put("expires_at", expiry(params));
        if (params.has("customer")) {
            session.putNull("customer_creation");
        }
        session.put("payment_method_collection", params.choice("payment_method_collection", "always", "if_required"));
        if (params.has("payment_method_types")) {
            session.set(
                    "payment_method_types",
                    params.node().path("payment_method_types").deepCopy());
        }
        params.mergeMetadata(session);
        setLineItems(session, params);
        world.hide(id, facts -> facts.set(TERMS, terms(params)));
        return world.put(session);
    }

    void expire(ObjectNode session) {
        if (!Nodes.is(session, "status", "open")) {
            String message = "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
                    + " has a status of \"" + Nodes.text(session, "status") + "\".";
            throw invalid(null, message, null);
        }
        world.quietly(session, node -> node.put("status", "expired").putNull("url"));
        world.emit("checkout.session.expired", session);
    }

    private long expiry(Params params) {
        long now = world.now();
        long expiry = params.number("expires_at").orElse(now + LONGEST);
        if (expiry < now + SHORTEST || expiry > now + LONGEST) {
            String message = "The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout"
                    + " Session creation.";
            throw invalid(null, message, "expires_at");
        }
        return expiry;
    }

    private void setLineItems(ObjectNode session, Params params) {
        ArrayNode items = session.arrayNode();
        params.list(LINE_ITEMS).forEach(item -> items.add(lineItem(item)));
        if (items.isEmpty()) {
            throw missingParameter(LINE_ITEMS);
        }
        Params data = params.at("subscription_data");
        boolean trial = data.has("trial_period_days") || data.has("trial_end");
        long total = items.valueStream()
                .mapToLong(item -> Nodes.number(item, "amount_total"))
                .sum();
        session.put("currency", Nodes.text(items.get(0), "currency"));
        session.put("amount_subtotal", trial ? 0 : total).put("amount_total", trial ? 0 : total);
        world.hide(Nodes.text(session, "id"), facts -> facts.set(LINE_ITEMS, items));
    }

    private ObjectNode lineItem(Params params) {
        ObjectNode price = world.require("price", params.required("price"), params.path("price"));
        if (!Nodes.is(price, "type", "recurring")) {
            throw StripeError.notDone("checkout sessions with one-time prices");
        }
        long quantity = params.number("quantity").orElseThrow(() -> missingParameter(params.path("quantity")));
        long amount = quantity * Nodes.number(price, "unit_amount");
        ObjectNode item = world.make("item", "li").put("quantity", quantity);
        item.put("amount_subtotal", amount).put("amount_total", amount);
        item.put("currency", Nodes.text(price, "currency"));
        item.put("description", Nodes.text(world.get(Nodes.text(price, "product")), "name"));
        item.set("price", price.deepCopy());
        return item;
    }

    /** The parameters with which the subscription will be created (rule 55). */
    private static ObjectNode terms(Params params) {
        ObjectNode terms = Nodes.empty();
        if (params.node().path("subscription_data") instanceof ObjectNode data) {
            terms.setAll(data.deepCopy());
        }
        ArrayNode items = terms.putArray("items");
        params.list(LINE_ITEMS)
                .forEach(item -> items.addObject()
                        .put("price", item.required("price"))
                        .put("quantity", item.required("quantity")));
        return terms;
    }
}
