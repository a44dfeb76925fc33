package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.Collection.Attempt;
import io.tenure.dev.stripe.engine.billing.Invoices.Bill;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Outcome;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The beginning of a subscription: its first invoice is opened at once, and charged as the caller wants. */
public final class Signup {
    private final World world;
    private final PaymentMethods methods;
    private final Collection collection;
    private final Assembly assembly;
    private final Lines lines;

    Signup(World world, PaymentMethods methods, Collection collection) {
        this.world = world;
        this.methods = methods;
        this.collection = collection;
        this.assembly = new Assembly(world, methods);
        this.lines = new Lines(world);
    }

    /**
     * Creates and charges, with the parameters of {@code POST /v1/subscriptions}.
     *
     * @param present whether the bank has just seen the person behind the default payment method
     */
    public ObjectNode begin(Params params, boolean present) {
        String behavior = params.choice(
                "payment_behavior",
                "allow_incomplete",
                "default_incomplete",
                "error_if_incomplete",
                "pending_if_incomplete");
        ObjectNode customer = world.require("customer", params.required("customer"), "customer");
        ObjectNode subscription = assembly.of(params, customer);
        List<ObjectNode> billed = firstLines(subscription);
        boolean costs = billed.stream().anyMatch(line -> Nodes.number(line, "amount") > 0);
        if (costs && !behavior.equals("default_incomplete")) {
            refuseUnlessPayable(subscription, customer, behavior);
        }
        ObjectNode invoice = store(subscription, billed);
        world.change(customer, "customer.updated", node -> node.put("currency", Nodes.text(subscription, "currency")));
        collection.open(invoice);
        if (Nodes.is(invoice, "status", "open") && !behavior.equals("default_incomplete")) {
            collection.collect(invoice, new Attempt(null, true, present));
        }
        return subscription;
    }

    private ObjectNode store(ObjectNode subscription, List<ObjectNode> billed) {
        int place = world.events().mark();
        ObjectNode invoice = collection
                .invoices()
                .draft(subscription, new Bill("subscription_create", billed, world.now(), world.now()));
        world.put(subscription);
        world.emitAt(place, "customer.subscription.created", subscription);
        return invoice;
    }

    private List<ObjectNode> firstLines(ObjectNode subscription) {
        long start = Subscriptions.periodStart(subscription);
        long end = Subscriptions.periodEnd(subscription);
        return Nodes.is(subscription, "status", "trialing")
                ? lines.trial(subscription, start, end)
                : lines.period(subscription, start, end);
    }

    private void refuseUnlessPayable(ObjectNode subscription, ObjectNode customer, String behavior) {
        ObjectNode method = methods.paying(customer, subscription);
        if (method == null) {
            String message = "This customer has no attached payment source or default payment method."
                    + " Please consider adding a default payment method.";
            throw invalid("resource_missing", message, null);
        }
        if (behavior.equals("error_if_incomplete")) {
            refuseUnlessPaid(collection.intents().foresee(method));
        }
    }

    /** What {@code error_if_incomplete} answers when the payment would not go through. */
    static void refuseUnlessPaid(Outcome outcome) {
        switch (outcome) {
            case Outcome.Paid() -> {}
            case Outcome.Refused refused -> throw refused.error();
            case Outcome.AwaitsPerson(String url) ->
                throw StripeError.card(
                        "subscription_payment_intent_requires_action",
                        null,
                        "Payment for this subscription requires additional user action before it can be completed"
                                + " successfully.");
        }
    }
}
