package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.Collection.Attempt;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Outcome;
import io.tenure.dev.stripe.engine.payment.PaymentIntents;
import tools.jackson.databind.node.ObjectNode;

/** The parts of billing, put together. */
public final class Billing {
    private final World world;
    private final PaymentMethods methods;
    private final Collection collection;
    private final Renewal renewal;
    private final Cancellation cancellation;
    private final Trials trials;
    private final Signup signup;
    private final Updates updates;

    public Billing(World world, PaymentMethods methods, PaymentIntents intents) {
        this.world = world;
        this.methods = methods;
        this.collection = new Collection(world, methods, intents);
        this.renewal = new Renewal(world, collection.invoices());
        this.cancellation = new Cancellation(world, collection);
        this.trials = new Trials(world, methods, renewal, cancellation);
        this.signup = new Signup(world, methods, collection);
        this.updates = new Updates(world, methods, new ItemChanges(world, collection, renewal));
    }

    public void declare(Calls calls) {
        new SubscriptionOperations(world, this).declare(calls);
        new InvoiceOperations(world, collection, methods).declare(calls);
        new Schedules(world).declare(calls);
    }

    public Signup signup() {
        return signup;
    }

    public Calendar calendar() {
        return new Calendar(world, this);
    }

    /** The person passed the bank's check of an invoice's intent, or did not. */
    public Outcome authenticated(ObjectNode invoice, ObjectNode intent, boolean passed) {
        if (!passed) {
            return collection.failAuthentication(invoice, intent);
        }
        ObjectNode method = world.get(Nodes.text(intent, "payment_method"));
        return collection.collect(invoice, new Attempt(method, false, true));
    }

    /** Pays an open invoice from its hosted page, with a method of its customer. */
    public Outcome payOpen(ObjectNode invoice, ObjectNode method) {
        if (!Nodes.is(invoice, "status", "open")) {
            throw StripeError.invalid(null, "This invoice is not open.", null);
        }
        return collection.collect(invoice, Attempt.onRequest(method));
    }

    Collection collection() {
        return collection;
    }

    Renewal renewal() {
        return renewal;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Trials trials() {
        return trials;
    }

    Updates updates() {
        return updates;
    }
}
