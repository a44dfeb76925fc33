package io.tenure.dev.stripe.engine.checkout;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import tools.jackson.databind.node.ObjectNode;

/** The calls on checkout sessions of subscription mode. */
public final class CheckoutOperations {
    private final World world;
    private final Sessions sessions;

    public CheckoutOperations(World world, Sessions sessions) {
        this.world = world;
        this.sessions = sessions;
    }

    public void declare(Calls calls) {
        calls.add(
                "POST /v1/checkout/sessions",
                call -> new Reply.Ok(create(Params.of(call.params()))),
                "mode",
                "ui_mode",
                "customer",
                "customer_email",
                "client_reference_id",
                "success_url",
                "cancel_url",
                "expires_at",
                "locale",
                "metadata[*]",
                "line_items[price]",
                "line_items[quantity]",
                "payment_method_types",
                "payment_method_collection",
                "subscription_data[metadata][*]",
                "subscription_data[description]",
                "subscription_data[trial_period_days]",
                "subscription_data[trial_end]",
                "subscription_data[billing_mode][type]",
                "subscription_data[billing_mode][flexible][proration_discounts]",
                "subscription_data[trial_settings][end_behavior][missing_payment_method]");
        calls.add("GET /v1/checkout/sessions", this::list, "customer", "subscription", "status", "created[*]");
        calls.add("GET /v1/checkout/sessions/{id}", call -> new Reply.Ok(session(call)));
        calls.add(
                "GET /v1/checkout/sessions/{id}/line_items",
                call -> new Reply.Page(sessions.lineItems(session(call)).reversed()));
        calls.add("POST /v1/checkout/sessions/{id}/expire", this::expire);
    }

    private ObjectNode create(Params params) {
        params.required("mode");
        params.only("mode", "subscription");
        params.only("ui_mode", "hosted_page");
        return world.time().on(null, () -> sessions.create(params));
    }

    private Reply expire(Call call) {
        ObjectNode session = session(call);
        world.time().on(null, () -> {
            sessions.expire(session);
            return session;
        });
        return new Reply.Ok(session);
    }

    private Reply list(Call call) {
        Params params = Params.of(call.params());
        return new Reply.Page(world.all(Sessions.TYPE, session -> params.matches("customer", session))
                .filter(session -> params.matches("subscription", session) && params.matches("status", session))
                .filter(session -> params.covers("created", Nodes.number(session, "created")))
                .toList());
    }

    private ObjectNode session(Call call) {
        return world.require(Sessions.TYPE, call.path().getOrDefault("id", ""), "session");
    }
}
