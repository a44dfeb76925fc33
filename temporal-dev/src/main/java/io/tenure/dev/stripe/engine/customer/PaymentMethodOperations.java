package io.tenure.dev.stripe.engine.customer;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.node.ObjectNode;

/** Attach, detach, get and list cards. */
public final class PaymentMethodOperations {
    private static final String TYPE = "payment_method";

    private final World world;
    private final PaymentMethods methods;

    public PaymentMethodOperations(World world, PaymentMethods methods) {
        this.world = world;
        this.methods = methods;
    }

    public void declare(Calls calls) {
        calls.add("GET /v1/payment_methods", this::list, "customer", "type");
        calls.add("GET /v1/customers/{id}/payment_methods", this::listOfCustomer, "type");
        calls.add("GET /v1/payment_methods/{id}", this::get);
        calls.add("POST /v1/payment_methods/{id}/attach", this::attach, "customer");
        calls.add("POST /v1/payment_methods/{id}/detach", this::detach);
    }

    private Reply attach(Call call) {
        String customerId = Params.of(call.params()).required("customer");
        ObjectNode customer = world.require("customer", customerId, "customer");
        return new Reply.Ok(methods.attach(id(call), customer));
    }

    private Reply detach(Call call) {
        ObjectNode method = world.require(TYPE, id(call), TYPE);
        if (!Nodes.isSet(method, "customer")) {
            String message =
                    "The payment method you provided is not attached to a customer so detachment is impossible.";
            throw StripeError.invalid(null, message, null);
        }
        ObjectNode holder = world.get(Nodes.text(method, "customer"));
        world.change(method, "payment_method.detached", node -> node.putNull("customer"));
        world.change(holder, "customer.updated", node -> forgetDefault(node, id(call)));
        return new Reply.Ok(method);
    }

    private static void forgetDefault(ObjectNode customer, String methodId) {
        ObjectNode settings = Nodes.part(customer, "invoice_settings");
        if (Nodes.is(settings, "default_payment_method", methodId)) {
            settings.putNull("default_payment_method");
        }
    }

    private Reply get(Call call) {
        return new Reply.Ok(
                TestCard.of(id(call)).map(methods::fresh).orElseGet(() -> world.require(TYPE, id(call), TYPE)));
    }

    private Reply list(Call call) {
        return page(Params.of(call.params()).required("customer"));
    }

    private Reply listOfCustomer(Call call) {
        return page(id(call));
    }

    private Reply page(String customerId) {
        world.require("customer", customerId, "customer");
        return new Reply.Page(world.all(TYPE, method -> Nodes.is(method, "customer", customerId))
                .toList());
    }

    private static String id(Call call) {
        return call.path().getOrDefault("id", "");
    }
}
