package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.node.ObjectNode;

/** Reading of payment intents, charges and invoice payments. */
public final class PaymentOperations {
    private final World world;

    public PaymentOperations(World world) {
        this.world = world;
    }

    public void declare(Calls calls) {
        calls.add("GET /v1/payment_intents/{id}", call -> one("payment_intent", call), "client_secret");
        calls.add("GET /v1/payment_intents", call -> list("payment_intent", call), "customer", "created", "created[*]");
        calls.add("GET /v1/charges/{id}", call -> one("charge", call));
        calls.add(
                "GET /v1/charges", call -> list("charge", call), "customer", "payment_intent", "created", "created[*]");
        calls.add("GET /v1/invoice_payments/{id}", call -> one("invoice_payment", call));
        calls.add(
                "GET /v1/invoice_payments",
                this::listInvoicePayments,
                "invoice",
                "status",
                "payment[type]",
                "payment[payment_intent]");
    }

    private Reply one(String type, Call call) {
        return new Reply.Ok(world.require(type, call.path().getOrDefault("id", ""), type));
    }

    private Reply list(String type, Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all(type, node -> params.matches("customer", node))
                .filter(node -> params.matches("payment_intent", node))
                .filter(node -> params.covers("created", Nodes.number(node, "created")))
                .toList());
    }

    private Reply listInvoicePayments(Call call) {
        Params params = Params.of(call.params());
        params.text("invoice").ifPresent(id -> world.require("invoice", id, "invoice"));
        return new Reply.Page(
                world.all("invoice_payment", node -> matches(params, node)).toList());
    }

    private static boolean matches(Params params, ObjectNode node) {
        return params.matches("invoice", node)
                && params.matches("status", node)
                && params.at("payment").matches("payment_intent", node.path("payment"));
    }
}
