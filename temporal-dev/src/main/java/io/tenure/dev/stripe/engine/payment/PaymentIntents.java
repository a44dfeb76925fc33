package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import io.tenure.dev.stripe.engine.payment.Bank.Person;
import tools.jackson.databind.node.ObjectNode;

/** The intent behind an invoice, from its first attempt to its end, and the charges it causes. */
public final class PaymentIntents {
    private final World world;
    private final PaymentMethods methods;
    private final Charges charges;
    private final InvoicePayments invoicePayments;

    public PaymentIntents(World world, PaymentMethods methods) {
        this.world = world;
        this.methods = methods;
        this.charges = new Charges(world);
        this.invoicePayments = new InvoicePayments(world);
    }

    public InvoicePayments invoicePayments() {
        return invoicePayments;
    }

    /** Opens the intent of an invoice that was just finalized. */
    public ObjectNode open(ObjectNode invoice) {
        ObjectNode intent = make(invoice, Nodes.number(invoice, "amount_remaining"));
        boolean first = Nodes.is(invoice, "billing_reason", "subscription_create");
        intent.put("description", first ? "Subscription creation" : "Subscription update");
        world.add(intent, "payment_intent.created");
        invoicePayments.open(invoice, intent);
        return intent;
    }

    /** An intent of somebody's money; not stored, without an event. */
    public ObjectNode make(ObjectNode payer, long amount) {
        ObjectNode intent = world.makeInRealTime("payment_intent", "pi");
        intent.put("client_secret", Nodes.text(intent, "id") + "_" + world.newId("secret"));
        intent.put("amount", amount).put("currency", Nodes.text(payer, "currency"));
        Nodes.set(intent, "customer", Nodes.reference(payer, "customer"));
        return intent;
    }

    /** What the bank would answer, without asking it. */
    public Outcome foresee(ObjectNode method) {
        Person person = methods.isAuthenticated(method) ? Person.SEEN_EARLIER : Person.UNSEEN;
        return Bank.answer(methods.cardOf(method).behavior(), person, "");
    }

    /** Charges the intent with a method; {@code present} when the person was seen for this very payment. */
    public Outcome charge(ObjectNode intent, ObjectNode method, boolean present) {
        Outcome outcome = Bank.answer(methods.cardOf(method).behavior(), person(method, present), pageOf(intent));
        switch (outcome) {
            case Outcome.Paid() -> succeed(intent, method);
            case Outcome.AwaitsPerson(String url) -> await(intent, method, url);
            case Outcome.Refused refused -> refuse(intent, method, refused);
        }
        return outcome;
    }

    /** Where a person authenticates this intent. */
    public String pageOf(ObjectNode intent) {
        return world.page("/3ds/" + Nodes.text(intent, "id"));
    }

    /** The person did not pass, or did not want to. */
    public Outcome.Refused failAuthentication(ObjectNode intent) {
        String message = "The provided PaymentMethod has failed authentication. You can provide payment_method_data"
                + " or a new PaymentMethod to attempt to fulfill this PaymentIntent again.";
        Outcome.Refused refused = new Outcome.Refused("payment_intent_authentication_failure", "", message);
        ObjectNode method = world.get(Nodes.text(intent, "payment_method"));
        world.quietly(intent, node -> {
            node.set("last_payment_error", error(method, refused));
            node.put("status", "requires_payment_method")
                    .putNull("payment_method")
                    .putNull("next_action");
        });
        world.emit("payment_intent.payment_failed", intent);
        return refused;
    }

    /** Ends an intent whose invoice was voided or settled in another way. */
    public void cancel(ObjectNode intent) {
        if (!Nodes.is(intent, "status", "succeeded") && !Nodes.is(intent, "status", "canceled")) {
            world.quietly(
                    intent,
                    node -> node.put("status", "canceled")
                            .put("canceled_at", world.now())
                            .put("cancellation_reason", "void_invoice")
                            .putNull("next_action"));
            invoicePayments.canceled(intent);
            world.emit("payment_intent.canceled", intent);
        }
    }

    private Person person(ObjectNode method, boolean present) {
        if (present) {
            methods.rememberAuthentication(method);
            return Person.PRESENT;
        }
        return methods.isAuthenticated(method) ? Person.SEEN_EARLIER : Person.UNSEEN;
    }

    private void succeed(ObjectNode intent, ObjectNode method) {
        ObjectNode charge = charges.succeeded(intent, method);
        world.quietly(
                intent,
                node -> node.put("status", "succeeded")
                        .put("amount_received", Nodes.number(node, "amount"))
                        .put("latest_charge", Nodes.text(charge, "id"))
                        .put("payment_method", Nodes.text(method, "id"))
                        .putNull("next_action")
                        .putNull("last_payment_error"));
        world.emit("payment_intent.succeeded", intent);
        invoicePayments.paid(intent);
    }

    private void await(ObjectNode intent, ObjectNode method, String url) {
        world.quietly(intent, node -> {
            node.put("status", "requires_action").put("payment_method", Nodes.text(method, "id"));
            ObjectNode action = node.putObject("next_action").put("type", "redirect_to_url");
            action.putObject("redirect_to_url").put("url", url).putNull("return_url");
        });
        world.emit("payment_intent.requires_action", intent);
    }

    private void refuse(ObjectNode intent, ObjectNode method, Outcome.Refused refused) {
        ObjectNode charge = charges.failed(intent, method, refused);
        world.quietly(intent, node -> {
            ObjectNode error = error(method, refused).put("charge", Nodes.text(charge, "id"));
            node.set("last_payment_error", error);
            node.put("status", "requires_payment_method").put("latest_charge", Nodes.text(charge, "id"));
            node.putNull("payment_method").putNull("next_action");
        });
        world.emit("payment_intent.payment_failed", intent);
    }

    private static ObjectNode error(ObjectNode method, Outcome.Refused refused) {
        ObjectNode error = method.objectNode().put("type", "card_error").put("code", refused.code());
        if (!refused.declineCode().isEmpty()) {
            error.put("decline_code", refused.declineCode());
        }
        error.put("message", refused.message());
        error.set("payment_method", method.deepCopy());
        return error;
    }
}
